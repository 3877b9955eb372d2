import { ABILITIES, leastFor, may, RIGHTS, type Right, ROLES, type Role } from '../../src/core/roles.ts';
import { abilityWords, leastWords } from '../../src/protocol/room-words.ts';

/** What each right is, in both languages. A right that is missing here does not compile. */
const SAYS: { readonly [R in Right]: readonly [ko: string, en: string] } = {
  say: ['방에서 말하기, 답장하기 (`say`)', 'say something in a room, answer (`say`)'],
  edit: ['자기 메시지 고치기 (`edit`)', 'edit one’s own messages (`edit`)'],
  delete: ['자기 메시지 지우기 (`delete`)', 'delete one’s own messages (`delete`)'],
  react: ['반응하기 (`react`)', 'react (`react`)'],
  preview: ['링크의 미리보기 보이기 (설정 `link-previews`)', 'have links previewed (setting `link-previews`)'],
  'remove-preview': [
    '자기 메시지의 미리보기 지우기 (`remove-preview`)',
    'take the preview of one’s own message away (`remove-preview`)',
  ],
  link: ['링크가 든 메시지 보내기', 'say something with a link in it'],
  file: ['파일 보내기', 'say something with files'],
  invite: ['다른 사람 초대하기 (`invite`)', 'invite others (`invite`)'],
  'add-invite': [
    '방으로 들어오는 초대 링크 만들기, 자기 것 거두기 (`add-invite`)',
    'make links into a room, revoke one’s own (`add-invite`)',
  ],
  report: ['메시지 신고하기 (`report`)', 'report a message (`report`)'],
  topic: ['방의 주제 정하기 (`topic`)', 'set the topic (`topic`)'],
  slow: ['느린 대화 정하기 (`slow`)', 'make the room slow (`slow`)'],
  hurry: ['느린 대화에서 기다리지 않기', 'not wait in a slow room'],
  'set-room': [
    '비공개, 공지방, 지난 대화 보이기, 규칙 정하기 (`set-room`)',
    'make the room private or for announcements, hide its past, set its rules (`set-room`)',
  ],
  pin: ['메시지 고정하기 (`pin`, `unpin`)', 'pin messages (`pin`, `unpin`)'],
  announce: ['공지방에서 말하기', 'speak in a room for announcements'],
  'enter-private': ['비공개 방을 보고 초대 없이 들어가기', 'see private rooms and enter them without an invitation'],
  'delete-others': [
    '남의 메시지, 그 미리보기 지우기 (`delete`, `remove-preview`)',
    'delete the messages of others, and their previews (`delete`, `remove-preview`)',
  ],
  'others-invites': [
    '남이 만든 초대 링크 보고 거두기 (`invites`)',
    'see and revoke the invite links of others (`invites`)',
  ],
  kick: ['내보내기 (`kick`)', 'put somebody out (`kick`)'],
  ban: ['못 들어오게 하기, 얼마 동안 또는 아주 (`ban`)', 'keep somebody out, for a time or for good (`ban`)'],
  unban: ['다시 들어오게 하기 (`unban`)', 'let somebody back in (`unban`)'],
  bans: ['누가 들어오지 못하고 말하지 못하는지 보기 (`bans`)', 'see who is kept out or muted (`bans`)'],
  'pass-bans': ['막힌 주소에서도 들어오기', 'come in from an address that is kept out'],
  mute: ['말하지 못하게 하기, 얼마 동안 또는 아주 (`mute`)', 'mute somebody, for a time or for good (`mute`)'],
  unmute: ['다시 말하게 하기 (`unmute`)', 'let somebody speak again (`unmute`)'],
  filter: [
    '방의 필터 정하기, 보기, 지난 메시지에 대어 보기 (`filter` `filters` `try-filter`)',
    'set the filter of the room, see it, try it out (`filter` `filters` `try-filter`)',
  ],
  'pass-filter': ['필터에 걸리지 않기', 'say what a filter finds'],
  role: ['운영자로 세우거나 그만두게 하기 (`role`)', 'make moderators, and end that (`role`)'],
  acts: ['방의 운영 기록과 신고 보기 (`acts`)', 'see what was done to keep order, and reports (`acts`)'],
  'server-acts': ['서버의 운영 기록 보기 (`acts`)', 'the same for the server (`acts`)'],
  'server-ban': [
    '서버 전체에 들어오지 못하게 하기: 사람이나 주소 범위 (`server-ban`)',
    'keep a person or a range of addresses out of the server (`server-ban`)',
  ],
  'server-unban': ['서버에 다시 들어오게 하기 (`server-unban`)', 'let them back into the server (`server-unban`)'],
  'server-mute': ['서버 어디에서도 말하지 못하게 하기 (`server-mute`)', 'mute somebody everywhere (`server-mute`)'],
  'server-unmute': [
    '다시 어디에서나 말하게 하기 (`server-unmute`)',
    'let somebody speak again everywhere (`server-unmute`)',
  ],
  'server-bans': [
    '누가 서버에 들어오지 못하고 어디에서도 말하지 못하는지 보기 (`server-bans`)',
    'see who is kept out of the server or muted everywhere (`server-bans`)',
  ],
  'pass-server-bans': ['막힌 주소 범위에서도 서버에 들어오기', 'come in from a range of addresses that is kept out'],
  'server-filter': [
    '서버 전체의 필터 정하기, 보기 (`filter` `filters`)',
    'set the filter of the server, see it (`filter` `filters`)',
  ],
  'server-invite': [
    '서버로 들어오는 초대 링크 만들기; 잠긴 문도 여는 링크 만들기 (`add-invite`)',
    'make links onto the server, and links that open a locked door (`add-invite`)',
  ],
  lock: ['새로 온 사람 받지 않기 (`lock`)', 'let nobody new in (`lock`)'],
  archive: [
    '방 보관하기, 다시 열기, 끝날 때 정하기 (`set-room`)',
    'archive a room, reopen it, set when it ends (`set-room`)',
  ],
  'delete-room': [
    '방 지우기, 지운 이름의 방 다시 만들기 (`delete-room`)',
    'delete a room, and make one of a name that was deleted (`delete-room`)',
  ],
  except: ['방마다 다르게 정하기 (`set-room`에 `may`)', 'make exceptions in a room (`set-room` with `may`)'],
  'add-bot': ['봇과 웹훅 만들기 (`add-bot`)', 'make bots and webhooks (`add-bot`)'],
  bots: ['봇 목록 보기 (`bots`)', 'list the bots (`bots`)'],
  'remove-bot': ['봇 없애기 (`remove-bot`)', 'remove bots (`remove-bot`)'],
  operate: [
    '서버 운영하기: 사람과 연결, 설정, 상태, 비밀번호 다시 정하기 (`people` `end` `settings` `set` `figures` `reset-password`)',
    'operate the server: people and sessions, settings, figures, passwords (`people` `end` `settings` `set` `figures` `reset-password`)',
  ],
  'whisper-freely': ['답하지 않은 여러 사람에게 기다리지 않고 귓속말하기', 'whisper to many who have not answered'],
};

const KO: { readonly [R in Role]: string } = { owner: '방장', moderator: '운영자', member: '회원', guest: '손님' };

/** Who may do what, from the table that is asked at every command. */
export function rolesPage(): string {
  return [
    '# 역할 · Roles',
    '',
    '이 표는 `src/core/roles.ts`에서 `npm run docs`로 만든 것입니다. 서버가 명령마다 이 표에 묻고, 어느 길로 들어왔든 같습니다.',
    '',
    'Made by `npm run docs` from `src/core/roles.ts`, the table that is asked at every command, the same at every gateway.',
    '',
    `| | | ${ROLES.map((role) => `${KO[role]}<br>${role}`).join(' | ')} |`,
    `| --- | --- | ${ROLES.map(() => ':-:').join(' | ')} |`,
    ...RIGHTS.map((right) => {
      const [ko, en] = SAYS[right];
      return `| ${ko} | ${en} | ${ROLES.map((role) => (may(role, right) ? '✓' : '')).join(' | ')} |`;
    }),
    '',
    '- **방장**은 방장 링크로 들어온 사람이며 서버의 모든 방을 돌봅니다. **운영자**는 방장이 방마다 세우며, 그 방에서만 운영자입니다.',
    '  **회원**은 비밀번호나 다른 증명으로 닉네임을 지키는 사람이고, **손님**은 그 밖의 모든 사람입니다. 봇도 방의 운영자가 될 수 있으나 방장은 되지 못합니다.',
    '- 내보내기, 못 들어오게 하기, 말하지 못하게 하기는 자기보다 아래에 있는 사람에게만 할 수 있습니다. 운영자끼리는 하지 못하고, 방장에게는 아무도',
    '  하지 못합니다. 못 들어오게 된 운영자는 더는 운영자가 아닙니다.',
    '- 말하지 못하게 된 사람은 그 방에서 말하거나 고치거나 반응하지 못합니다. 읽기, 귓속말, 자기 메시지 지우기는 그대로 할 수 있습니다.',
    '',
    '- The **owner** came in by the owner link and looks after every room of the server. A **moderator** is appointed by the owner in',
    '  one room, and is one there alone. A **member** keeps the nickname by a password or another proof; everyone else is a **guest**. A bot may be',
    '  a moderator, and never the owner.',
    '- One puts out, keeps out or mutes only those who stand below: no moderator another, and nobody the owner. A moderator who',
    '  is banned is none any more.',
    '- Who is muted does not say, edit or react in that room; reading, whispering and deleting one’s own messages stay.',
    '',
    '## 방마다 다르게 · Exceptions in a room',
    '',
    '방장은 방마다 아래의 일을 어느 역할부터 할 수 있는지 바꿀 수 있습니다. 위 역할은 언제나 할 수 있고, 방장은 무엇이나 할 수 있습니다. 봇은 이 표 그대로입니다.',
    '',
    'In each room the owner decides from which role on one may do these. Higher roles may always, the owner everything; bots do as the table says.',
    '',
    '| | | | 처음에는 · at first |',
    '| --- | --- | --- | --- |',
    ...ABILITIES.map((ability) => {
      const words = `${abilityWords(ability, 'ko')} | ${abilityWords(ability, 'en')}`;
      return `| \`${ability}\` | ${words} | ${leastWords(leastFor(ability), 'ko')} · ${leastWords(leastFor(ability), 'en')} |`;
    }),
    '',
    '`edit`은 `say`를, `add-invite`는 `invite`를 따릅니다. · `edit` goes with `say`, `add-invite` with `invite`. IRC: `RIGHTS #room pin member`.',
    '',
    'SPEC: [M1, M4, M10–M13, M23, R15–R19, O1](../src/protocol/SPEC.md).',
    '',
  ].join('\n');
}
