import {
  type Kind,
  listOf,
  oneOf,
  onOff,
  origin,
  port,
  portOrOff,
  readNetwork,
  readOrigin,
  roomName,
  text,
  wholeNumber,
} from './kinds.ts';
import type { Sentence } from './language.ts';

/** One setting. Its flag, environment name and toml key follow from its key: see `named`. */
export interface Setting<Value> {
  readonly kind: Kind<Value>;
  readonly default: NoInfer<Value>;
  /** One sentence for `sokdak config`, `--help` and the manual. */
  readonly says: Sentence;
  /** A switch is a flag without a value and exists only as a flag. */
  readonly onlyFlag?: true;
  /** Never printed. */
  readonly secret?: true;
}

function setting<Value>(given: Setting<Value>): Setting<Value> {
  return given;
}

const NO_CONTROL = /^\P{Cc}+$/u;

export const settings = {
  host: setting<string | null>({
    kind: text(/^[\w.:%-]{1,255}$/, { ko: 'IP 주소 또는 호스트 이름', en: 'an IP address or a host name' }),
    default: null,
    says: {
      ko: '귀를 기울일 주소. 적지 않으면 모든 주소이며, 다른 컴퓨터에서 오는 사람은 초대 열쇠가 필요합니다.',
      en: 'The address to listen on; all of them by default, where guests from other computers need the invite key.',
    },
  }),
  port: setting({
    kind: port,
    default: 8000,
    says: {
      ko: '웹 포트. 0이면 아무 빈 포트. 적지 않았는데 이미 쓰이고 있으면 다음 빈 포트로 옮깁니다.',
      en: 'The web port; 0 means any free one. A busy port that was not asked for gives way to the next free one.',
    },
  }),
  ircPort: setting<number | null>({
    kind: portOrOff,
    default: 6667,
    says: {
      ko: 'IRC 포트. off면 열지 않고, 0이면 아무 빈 포트. 적지 않았는데 이미 쓰이고 있으면 다음 빈 포트로 옮깁니다.',
      en: 'The IRC port; off closes it, 0 means any free one. A busy port that was not asked for gives way to the next.',
    },
  }),
  ircTlsPort: setting<number | null>({
    kind: portOrOff,
    default: 6697,
    says: {
      ko: 'TLS로 암호화된 IRC의 포트. 인증서를 정했을 때만 열립니다.',
      en: 'The port for IRC over TLS; open only where a certificate is set.',
    },
  }),
  ircTlsCert: setting<string | null>({
    kind: text(NO_CONTROL, { ko: '파일의 경로', en: 'the path of a file' }),
    default: null,
    says: {
      ko: 'IRC에 쓸 TLS 인증서와 그 사슬(PEM 파일). 열쇠와 함께 정합니다.',
      en: 'The TLS certificate for IRC with its chain, a PEM file; set it together with the key.',
    },
  }),
  ircTlsKey: setting<string | null>({
    kind: text(NO_CONTROL, { ko: '파일의 경로', en: 'the path of a file' }),
    default: null,
    says: { ko: '그 인증서의 개인 열쇠(PEM 파일).', en: 'The private key of that certificate, a PEM file.' },
  }),
  data: setting({
    kind: text(NO_CONTROL, { ko: '폴더의 경로', en: 'the path of a folder' }),
    default: './data',
    says: { ko: '대화를 보관하는 폴더.', en: 'The folder in which everything is kept.' },
  }),
  serverName: setting({
    kind: text(/^\P{Cc}{1,64}$/u, { ko: '64자까지의 한 줄', en: 'one line of up to 64 characters' }),
    default: 'sokdak',
    says: { ko: '사람들이 보게 될 이 서버의 이름.', en: 'The name of this server, as people see it.' },
  }),
  url: setting<string | null>({
    kind: origin({ ko: 'https://chat.example.com 같은 주소', en: 'an address such as https://chat.example.com' }),
    default: null,
    says: {
      ko: '사람들이 이 서버의 페이지에 오는 주소. IRC에 보이는 파일의 주소에 쓰입니다. 적지 않으면 이 컴퓨터의 주소입니다.',
      en: 'The address by which people reach the page, for addresses of files in IRC; left out, that of this computer.',
    },
  }),
  room: setting({
    kind: roomName({
      ko: '빈칸, 쉼표, 쌍점이 없는 64자까지의 방 이름',
      en: 'a room name of up to 64 characters without spaces, commas and colons',
    }),
    default: '#광장',
    says: { ko: '누구나 처음 들어가는 방.', en: 'The room that everyone enters first.' },
  }),
  password: setting<string | null>({
    kind: text(/^\P{Cc}{1,128}$/u, { ko: '128자까지의 한 줄', en: 'one line of up to 128 characters' }),
    default: null,
    says: { ko: '들어오는 모든 사람이 대야 하는 비밀번호.', en: 'A password that everyone must give to come in.' },
    secret: true,
  }),
  invite: setting({
    kind: onOff,
    default: true,
    says: {
      ko: '다른 컴퓨터에서 오는 사람에게 초대 열쇠를 묻습니다.',
      en: 'Ask people who come from other computers for the invite key.',
    },
  }),
  question: setting<string | null>({
    kind: text(/^\P{Cc}{1,200}$/u, { ko: '200자까지의 한 줄', en: 'one line of up to 200 characters' }),
    default: null,
    says: {
      ko: '처음 오는 사람에게 묻는 말. 답과 함께 정합니다.',
      en: 'A question that everyone new is asked; set it together with the answer.',
    },
  }),
  answer: setting<string | null>({
    kind: text(/^\P{Cc}{1,200}$/u, { ko: '200자까지의 한 줄', en: 'one line of up to 200 characters' }),
    default: null,
    says: {
      ko: '그 물음의 답. 대소문자와 빈칸은 가리지 않습니다.',
      en: 'The answer to it; capitals and spaces do not matter.',
    },
    secret: true,
  }),
  work: setting({
    kind: wholeNumber({ from: 0, to: 24 }),
    default: 0,
    says: {
      ko: '처음 오는 사람의 컴퓨터가 먼저 해야 하는 계산의 크기(비트). 0이면 없고, 18이면 1초쯤 걸립니다.',
      en: 'How large a calculation the computer of everyone new has to do first, in bits; 0 for none, 18 takes about a second.',
    },
  }),
  oidcIssuer: setting<string | null>({
    kind: text(/^https?:\/\/[^\s?#]{1,500}$/, {
      ko: 'https://login.example.com 같은 주소',
      en: 'an address such as https://login.example.com',
    }),
    default: null,
    says: {
      ko: '이 계정으로 로그인하게 할 OpenID Connect 제공자의 주소. oidc-client-id와 함께 정합니다.',
      en: 'The issuer of OpenID Connect by whose accounts people may log in; set it together with oidc-client-id.',
    },
  }),
  oidcClientId: setting<string | null>({
    kind: text(/^[\x21-\x7e]{1,500}$/, { ko: '제공자가 준 이름', en: 'the name that the provider gave' }),
    default: null,
    says: {
      ko: '제공자에 등록한 이 서버의 이름. 돌아올 주소로는 이 서버의 주소 뒤에 /p를 붙여 등록합니다.',
      en: 'The name of this server there. The address to come back to, as it is registered there, is that of this server with /p.',
    },
  }),
  oidcClientSecret: setting<string | null>({
    kind: text(/^\P{Cc}{1,500}$/u, { ko: '제공자가 준 비밀', en: 'the secret that the provider gave' }),
    default: null,
    says: {
      ko: '제공자가 이 서버에 준 비밀. 없는 제공자도 있습니다.',
      en: 'The secret that the provider gave this server, where it gives one.',
    },
    secret: true,
  }),
  oidcName: setting<string | null>({
    kind: text(/^\P{Cc}{1,40}$/u, { ko: '40자까지의 한 줄', en: 'one line of up to 40 characters' }),
    default: null,
    says: {
      ko: '로그인 단추에 적을 제공자의 이름. 적지 않으면 그 주소입니다.',
      en: 'What the login button calls the provider; its host by default.',
    },
  }),
  connections: setting({
    kind: wholeNumber({ from: 1, to: 1_000_000 }),
    default: 20_000,
    says: {
      ko: '한꺼번에 열려 있을 수 있는 연결의 수.',
      en: 'How many connections there may be at once.',
    },
  }),
  perAddress: setting({
    kind: wholeNumber({ from: 1, to: 1_000_000 }),
    default: 256,
    says: {
      ko: '한 주소에서 한꺼번에 열 수 있는 연결의 수. 1분에는 그 네 배까지 새로 열 수 있습니다. 이 컴퓨터와 믿는 프록시는 세지 않습니다.',
      en: 'How many connections one address may have at once, and four times as many new ones in a minute. This computer and trusted proxies are not counted.',
    },
  }),
  limits: setting({
    kind: onOff,
    default: true,
    says: {
      ko: '속도 제한. 끄는 것은 성능 측정과 규격 시험 때뿐입니다.',
      en: 'Rate limits; switch them off for benchmarks and conformance suites only.',
    },
  }),
  fileSize: setting({
    kind: wholeNumber({ from: 0, to: 10_000 }),
    default: 10,
    says: {
      ko: '파일 하나의 가장 큰 크기(MB). 0이면 파일을 받지 않습니다.',
      en: 'The largest file that may be sent, in MB; 0 takes no files.',
    },
  }),
  filesPerPerson: setting({
    kind: wholeNumber({ from: 0, to: 1_000_000 }),
    default: 200,
    says: {
      ko: '한 사람의 파일을 모두 합한 크기(MB). 지운 메시지의 파일은 세지 않습니다.',
      en: 'How much the files of one person may take in all, in MB; those of deleted messages are not counted.',
    },
  }),
  filesInAll: setting({
    kind: wholeNumber({ from: 0, to: 100_000_000 }),
    default: 5_000,
    says: {
      ko: '모든 사람의 파일을 합한 크기(MB).',
      en: 'How much the files of all people may take together, in MB.',
    },
  }),
  linkPreviews: setting({
    kind: oneOf('off', 'members', 'all'),
    default: 'off',
    says: {
      ko: '방에서 말한 링크의 제목과 설명과 그림을 서버가 읽어 와 보여 줄지: 안 함, 회원과 봇의 링크만, 모두의 링크. 켜면 이 서버가 그 페이지에 접속합니다.',
      en: 'Whether the server shows title, description and picture of pages that are linked in rooms: not at all, for links of members and bots, or of all. It then visits those pages itself.',
    },
  }),
  push: setting({
    kind: onOff,
    default: true,
    says: {
      ko: '페이지가 닫혀 있어도 브라우저의 알림으로 부를지. 켠 사람이 있으면 이 서버가 그 브라우저 회사의 푸시 서버에, 그 브라우저만 읽을 수 있게 잠근 알림을 보냅니다.',
      en: 'Whether people are called in browsers in which no page is open. For those who switch it on, the server then sends notes that only their browser can read to the push service of its maker.',
    },
  }),
  store: setting({
    kind: oneOf('sqlite', 'memory'),
    default: 'sqlite',
    says: {
      ko: '보관 방식. memory는 멈추면 모두 잊습니다.',
      en: 'Where messages are kept; memory forgets everything when it stops.',
    },
  }),
  grace: setting({
    kind: wholeNumber({ from: 0, to: 600 }),
    default: 10,
    says: {
      ko: '연결이 끊긴 사람의 자리와 이름을 말없이 지켜 주는 시간(초).',
      en: 'Seconds for which a lost connection keeps its place and its name before anyone is told.',
    },
  }),
  origins: setting<readonly string[]>({
    kind: listOf(readOrigin, {
      ko: 'https://chat.example.com 같은 출처를 쉼표로 이은 것',
      en: 'origins such as https://chat.example.com with commas between',
    }),
    default: [],
    says: {
      ko: '자기 자신 말고 연결을 허락할 웹 출처.',
      en: 'Web origins other than its own that may connect.',
    },
  }),
  trustedProxies: setting<readonly string[]>({
    kind: listOf(readNetwork, {
      ko: '10.0.0.2나 10.0.0.0/8 같은 주소를 쉼표로 이은 것',
      en: 'addresses such as 10.0.0.2 or 10.0.0.0/8 with commas between',
    }),
    default: [],
    says: {
      ko: '전달 헤더(X-Forwarded-For, IRC에서는 PROXY)를 믿어 줄 프록시의 주소.',
      en: 'Addresses of the proxies whose forwarding headers (X-Forwarded-For; PROXY for IRC) are believed.',
    },
  }),
  lab: setting({
    kind: onOff,
    default: true,
    says: {
      ko: '실험실(/lab): 자기 연결에 실제로 오가는 바이트를 누구나 볼 수 있는 페이지.',
      en: 'The lab at /lab, a page on which everyone may see the bytes that really travel on his own connections.',
    },
  }),
  fanout: setting({
    kind: oneOf('joined', 'stock'),
    default: 'joined',
    says: {
      ko: '듣는 사람마다 한 번에 모아 쓰기(joined), 또는 라이브러리의 방식대로(stock).',
      en: 'How readers are written to: all at once (joined), or the way the libraries do (stock).',
    },
  }),
  logLevel: setting({
    kind: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    default: 'info',
    says: {
      ko: '표준 오류로 나가는 기록의 수준.',
      en: 'How much is logged to standard error.',
    },
  }),
  json: setting({
    kind: onOff,
    default: false,
    says: {
      ko: '준비되면 첫 화면 대신 JSON 한 줄을 냅니다.',
      en: 'Print one line of JSON when ready, instead of the screen.',
    },
    onlyFlag: true,
  }),
  open: setting({
    kind: onOff,
    default: false,
    says: { ko: '준비되면 브라우저를 엽니다.', en: 'Open the browser when ready.' },
    onlyFlag: true,
  }),
  language: setting({
    kind: oneOf('auto', 'ko', 'en'),
    default: 'auto',
    says: {
      ko: '명령줄의 언어. auto는 로캘을 따릅니다.',
      en: 'The language of the command line; auto follows the locale.',
    },
  }),
} as const;

export type Settings = typeof settings;
export type SettingName = keyof Settings;

/** Names by which people reach a setting: `--log-level`, `log-level` in sokdak.toml, `SOKDAK_LOG_LEVEL`. */
export function named(key: SettingName) {
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { name, flag: `--${name}`, env: `SOKDAK_${name.replaceAll('-', '_').toUpperCase()}` };
}
