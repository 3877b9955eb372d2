import type { Language } from '../../../../protocol/sentences.ts';

type Both = Readonly<Record<Language, string>>;

/** A part of the page: the routes whose `METHOD /path` it holds. Each route is in one. */
export interface Section {
  readonly name: string;
  readonly title: Both;
  readonly says: Both;
  readonly holds: RegExp;
}

export const SECTIONS: readonly Section[] = [
  {
    name: 'coming-in',
    title: { ko: '들어오기', en: 'Coming in' },
    says: {
      ko: '닉네임을 알려 주면 토큰을 받습니다. 토큰이 곧 나이므로 잘 간직하세요.',
      en: 'Give a nickname and get a token. The token is you: keep it.',
    },
    holds: /^\w+ \/api\/(hello|ways|me|me\/away|me\/push)$/,
  },
  {
    name: 'account',
    title: { ko: '계정', en: 'Account' },
    says: {
      ko: '계정은 없어도 됩니다. 비밀번호를 정하면 닉네임이 온전히 내 것이 되고, 다른 기기에서도 나로 들어올 수 있습니다.',
      en: 'You need none. With a password the nickname is yours for good, and you can come in as yourself from elsewhere.',
    },
    holds: /\/(me\/password|logins|login-links|passkeys|provider|logout)\b/,
  },
  {
    name: 'rooms',
    title: { ko: '방', en: 'Rooms' },
    says: {
      ko: '주소에는 방 이름을 # 없이 씁니다.',
      en: 'In a path, a room is written without its #.',
    },
    holds: /^(GET \/api\/rooms|\w+ \/api\/rooms\/:room\/(join|leave|people|typing|level|invitations))$|\/invites\b/,
  },
  {
    name: 'messages',
    title: { ko: '메시지', en: 'Messages' },
    says: {
      ko: '답이 왔다면 메시지는 이미 디스크에 있습니다. 다시 보낼 때 같은 `key`를 주면 한 번만 남습니다.',
      en: 'What is answered is on disk. Give a retry the same `key`, and it is done once.',
    },
    holds: /\/(messages|search|history|archive\.html|whispers|pairs|read|pins)\b/,
  },
  {
    name: 'files',
    title: { ko: '파일', en: 'Files' },
    says: {
      ko: '파일을 먼저 보내고, 받은 id를 메시지의 `files`에 적습니다. 그 메시지를 읽을 수 있는 사람만 받을 수 있습니다.',
      en: 'Send a file first, then give its id in the `files` of a message. Only those get it who may read that message.',
    },
    holds: /\/files\b/,
  },
  {
    name: 'events',
    title: { ko: '실시간으로 듣기', en: 'Hearing what happens' },
    says: {
      ko: 'Server-Sent Events입니다. 방의 흐름에서는 `id:`가 기록의 `seq`이므로, `Last-Event-ID`로 빠짐없이 이어 들을 수 있습니다.',
      en: 'Server-Sent Events. In the stream of a room `id:` is the `seq` of the log, so that `Last-Event-ID` goes on without a hole.',
    },
    holds: /\/events$|\/mark$/,
  },
  {
    name: 'people',
    title: { ko: '사람', en: 'People' },
    says: { ko: '지금 여기 있는 사람들입니다.', en: 'Those who are here now.' },
    holds: /\/people\/:nickname$|\/blocks\b/,
  },
  {
    name: 'owner',
    title: { ko: '방장과 운영자', en: 'The owner and moderators' },
    says: {
      ko: '방장이 할 수 있고, 방 안의 일은 그 방의 운영자도 할 수 있습니다. 다른 사람은 `not_allowed`로 거절됩니다.',
      en: 'The owner can do this, and what is about a room its moderators too; everyone else is refused with `not_allowed`.',
    },
    holds: /\/(topic|slow|lock|acts|filter|kicks|bans|mutes|roles|bots|webhooks)\b|rooms\/:room$/,
  },
  {
    name: 'operating',
    title: { ko: '서버 운영', en: 'Running the server' },
    says: {
      ko: '방장만 할 수 있습니다. 같은 일을 `/admin`과 `sokdak admin`으로도 합니다.',
      en: 'The owner alone. `/admin` and `sokdak admin` do the same.',
    },
    holds: /\/api\/people$|\/sessions\b|\/:nickname\/password$|\/(settings|figures)$/,
  },
  {
    name: 'anything',
    title: { ko: '그 밖의 모든 명령', en: 'Any other command' },
    says: {
      ko: '프로토콜의 모든 명령을 이름으로 부를 수 있습니다.',
      en: 'Every command of the protocol can be called by its name.',
    },
    holds: /\/do\//,
  },
];

const BEGIN = `URL=http://localhost:8000
curl -d 'nickname=홍길동' $URL/api/hello
TOKEN=…
curl -H "Authorization: Bearer $TOKEN" -d 'text=안녕' $URL/api/rooms/광장/messages
curl -N -H "Authorization: Bearer $TOKEN" $URL/api/rooms/광장/events`;

export const WORDS = {
  ko: {
    title: 'sokdak API',
    other: '<a href="/docs/en" hreflang="en" lang="en">English</a>',
    contents: '차례',
    optional: '없어도 됩니다',
    begin: BEGIN,
    introduction: `<p>curl 하나로 말하고 들을 수 있습니다. 모든 답은 <code>{"ok": true, …}</code>이거나
<code>{"ok": false, "error": {"code", "message"}}</code>입니다. 값은 폼으로도 JSON으로도 보낼 수 있습니다.
같은 내용의 <a href="/api/openapi.json">OpenAPI 문서</a>도 있습니다.</p>`,
    errors: '거절',
    errorsSay: '상태 코드마다 이런 까닭이 있습니다. 429와 503에는 <code>Retry-After</code>가 붙습니다.',
  },
  en: {
    title: 'sokdak API',
    other: '<a href="/docs/ko" hreflang="ko" lang="ko">한국어</a>',
    contents: 'Contents',
    optional: 'may be left out',
    begin: BEGIN,
    introduction: `<p>curl is enough to speak and to hear. Every answer is <code>{"ok": true, …}</code> or
<code>{"ok": false, "error": {"code", "message"}}</code>. Values may come as a form or as JSON.
The same as <a href="/api/openapi.json">OpenAPI</a>.</p>`,
    errors: 'Refusals',
    errorsSay: 'The reasons behind each status. 429 and 503 bear <code>Retry-After</code>.',
  },
} as const;
