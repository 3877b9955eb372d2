import type { Language } from '../../config.ts';

const ko = {
  language: 'ko' as Language,
  me: '나',
  whisper: '(속닥속닥)',
  file: '[파일]',
  edited: '(수정됨)',
  deleted: '지운 메시지입니다.',
  people: (names: readonly string[], count: number) =>
    `${count}명: ${names.join(', ')}${count > names.length ? ` 외 ${count - names.length}명` : ''}`,

  reacted: (name: string, emoji: string, text: string) => `${name}님의 반응 ${emoji}: “${text}”`,
  joined: (name: string) => `${name}님이 입장하셨습니다.`,
  joinedMany: (name: string, others: number) => `${name}님 외 ${others}명이 입장하셨습니다.`,
  left: (name: string) => `${name}님이 퇴장하셨습니다.`,
  leftMany: (name: string, others: number) => `${name}님 외 ${others}명이 퇴장하셨습니다.`,
  renamed: (was: string, now: string) => `${was}님의 새 이름은 ‘${now}’입니다.`,
  out: (by: string | null) => (by === null ? '이 방에 들어올 수 없게 되었습니다.' : `${by}님이 나를 내보냈습니다.`),

  unknown_command: (command: string) => `‘/${command}’ 명령은 없습니다. /help로 모두 볼 수 있습니다.`,
  no_name: (command: string) => `이렇게 써 주세요: /${command} 이름`,
  no_text: (command: string) => `보낼 말이 없습니다. 이렇게 써 주세요: /${command} 이름 할 말`,
  no_level: (command: string) => `이렇게 써 주세요: /${command} 부를때 (모두, 끔)`,
  no_words: (command: string) => `이렇게 써 주세요: /${command} 낱말`,
  no_switch: (command: string) => `이렇게 써 주세요: /${command} on 또는 /${command} off`,
  no_span: (command: string) => `이렇게 써 주세요: /${command} 2시간 또는 /${command} off`,
  no_seconds: (command: string) => `이렇게 써 주세요: /${command} 30 (초). 0이면 끕니다.`,
  not_here: (name: string) => `‘${name}’이라는 사람은 지금 여기 없습니다.`,

  badDate: (written: string) => `‘${written}’에서 날짜를 알아볼 수 없습니다. 2026-11-23, 11-23, 어제처럼 적어 주세요.`,
  nothingFound: '찾는 말이 든 메시지가 없습니다.',
  moreFound: '더 옛날 것도 있습니다. 낱말을 더하거나 부터:11-01처럼 좁혀 보세요.',

  loginLink: '다른 기기에서 10분 안에 한 번 여세요. 그 기기에서도 내가 됩니다:',
  oneTime: (nickname: string) => `또는 IRC 프로그램에서 닉네임 ${nickname}, 일회용 비밀번호:`,
  noInvites: '초대 링크가 없습니다.',
  invite: (used: number, uses: number, until: string) => `${uses}명 가운데 ${used}명, ${until}까지`,

  standing: (standing: 'here' | 'away' | 'busy' | 'gone', away: string | undefined) =>
    ({
      here: '여기 있음',
      away: away ? `자리 비움: ${away}` : '자리 비움',
      busy: away ? `방해 금지: ${away}` : '방해 금지',
      gone: '지금 없음',
    })[standing],
  unreadWhispers: (n: number) => `안 읽은 귓속말 ${n}개`,
  moreDirects: (n: number) => `이 밖에 ${n}명이 더 있습니다.`,
  empty: {
    directs: '아직 귓속말을 나눈 사람이 없습니다.',
    filters: '이 방의 필터에는 아무것도 없습니다.',
    pins: '이 방에 고정된 메시지가 없습니다.',
  },

  unreachable: (url: string) => `${url}에 연결하지 못했습니다.`,
  closed: (reason: string) => `서버가 연결을 끝냈습니다 (${reason}).`,
  away: '서버와 연결이 끊겨 돌아오지 않습니다.',
  kept: (n: number) => `보내지 못한 말 ${n}개를 간직했습니다. 다음에 들어올 때 보냅니다.`,

  needsNickname: '닉네임이 필요합니다: sokdak talk --plain --nickname 길동',
  needsTerminal: '여기는 터미널이 아닙니다. sokdak talk --plain 을 써 주세요.',
  unknownFlag: (flag: string) => `모르는 말입니다: '${flag}'. sokdak talk --help를 보세요.`,
  flagValue: (flag: string, wanted: boolean) =>
    wanted ? `${flag} 뒤에 값이 필요합니다.` : `${flag} 뒤에는 값을 쓰지 않습니다.`,
  oneAddress: '주소는 하나만 적어 주세요.',
  noAddress: (text: string) => `주소가 아닙니다: '${text}'. 이런 꼴입니다: http://127.0.0.1:8000`,
  noRoom: (text: string) => `방 이름으로 쓸 수 없습니다: '${text}'.`,
  noSeconds: '--wait 뒤에는 초를 숫자로 적어 주세요.',

  help: [
    ['/w 길동 안녕', '길동에게만 속닥이기 (/귓속말)'],
    ['/me 웃는다', '내가 하는 일을 말하기'],
    ['/nick 소연', '이름 바꾸기'],
    ['/who', '여기 있는 사람'],
    ['/directs', '귓속말을 나눈 사람, 지금 있는지, 안 읽은 귓속말 (/대화목록)'],
    ['/차단 길동', '길동과 서로 귓속말하지 않기 (/block), 풀기는 /차단해제 (/unblock)'],
    ['/search 회의', '메시지 찾기 (/찾기). 방:부엌 누가:길동 부터:11-01 까지:어제 있음:파일'],
    [
      '/초대링크 10 1일',
      '방으로 들어오는 링크 만들기: 몇 명, 얼마 동안 (/invite-link). /초대목록, 거두기는 /초대취소 id',
    ],
    ['/kick 길동 이유', '내보내기 (방장, 운영자)'],
    ['/ban 길동 이유', '내보내고 못 들어오게 하기 (방장, 운영자), 풀기는 /unban'],
    ['/mute 길동 10분 이유', '말하지 못하게 하기 (방장, 운영자), 풀기는 /unmute'],
    ['/slow 30', '30초에 한 번만 말하게 하기 (방장, 운영자). 0이면 끄기'],
    [
      '/filter 바보',
      '이 말이 든 메시지 받지 않기 (방장, 운영자, /필터). link example.com, report 알리기, log 시험, none 빼기',
    ],
    ['/filters', '이 방의 필터 보기 (방장, 운영자, /필터목록)'],
    ['/private on', '초대받은 사람만 들어오게 하기 (방장, 운영자). off 누구나'],
    ['/announce on', '방장과 운영자만 말하기 (방장, 운영자). off 모두'],
    ['/past off', '새로 온 사람에게 지난 대화 감추기 (방장, 운영자). on 보이기'],
    ['/rules 서로 존댓말', '방의 규칙 (방장, 운영자). 비우면 없애기'],
    ['/archive on', '방을 보관하기: 읽을 수만 있게 (방장). off 다시 열기'],
    ['/ends 2시간', '그때 방을 끝내기: 읽을 수만 있게 (방장). off 끝내지 않기 (/끝)'],
    ['/delete-room 부엌 이유', '이 방을 지우기 (방장). 방 이름을 함께 적습니다 (/방지우기)'],
    ['/op 길동', '운영자로 세우기 (방장). /deop 그만두게 하기'],
    ['/server-ban 길동 1일 이유', '서버에 못 들어오게 하기 (방장). 주소 범위도 됩니다. /server-unban 풀기'],
    ['/server-mute 길동', '어디에서도 말하지 못하게 하기 (방장). /server-unmute 풀기'],
    ['/lock 이유', '새로 온 사람 받지 않기 (방장). /unlock 다시 받기'],
    ['/level 부를때', '이 방이 나에게 알리는 만큼: 모두, 부를때, 끔 (/알림)'],
    ['/pin 일곱 시', '이 말이 든 메시지 고정하기 (/고정), 풀기는 /unpin (방장, 운영자)'],
    ['/pins', '이 방에 고정된 메시지 (/고정목록)'],
    ['/forget 길동 비밀번호', '나를 잊게 하기: 이름과 방에서 한 말이 사라지고, 되돌릴 수 없음 (/잊기)'],
    ['/login-link', '다른 기기에서도 나로 들어오기 (/로그인링크)'],
    ['/quit', '나가기'],
    ['//', '‘/’로 시작하는 글 보내기'],
  ] as readonly (readonly [string, string])[],
};

const en: typeof ko = {
  language: 'en',
  me: 'you',
  whisper: '(whisper)',
  file: '[file]',
  edited: '(edited)',
  deleted: 'This message was deleted.',
  people: (names, count) =>
    `${count} here: ${names.join(', ')}${count > names.length ? ` and ${count - names.length} more` : ''}`,

  reacted: (name, emoji, text) => `${name} reacted ${emoji} to “${text}”`,
  joined: (name) => `${name} came in.`,
  joinedMany: (name, n) => `${name} and ${n === 1 ? 'one other' : `${n} others`} came in.`,
  left: (name) => `${name} left.`,
  leftMany: (name, n) => `${name} and ${n === 1 ? 'one other' : `${n} others`} left.`,
  renamed: (was, now) => `${was} is now ${now}.`,
  out: (by) => (by === null ? 'You are kept out of this room.' : `${by} put you out.`),

  unknown_command: (command) => `There is no command “/${command}”. /help lists them.`,
  no_name: (command) => `Write it like this: /${command} name`,
  no_text: (command) => `Something is missing. Write it like this: /${command} name text`,
  no_level: (command) => `Write it like this: /${command} mentions (all, none)`,
  no_words: (command) => `Write it like this: /${command} words`,
  no_switch: (command) => `Write it like this: /${command} on, or /${command} off`,
  no_span: (command) => `Write it like this: /${command} 2h, or /${command} off`,
  no_seconds: (command) => `Write it like this: /${command} 30 (seconds); 0 ends it.`,
  not_here: (name) => `Nobody called “${name}” is here now.`,

  badDate: (written) => `There is no date in “${written}” that could be read. Try 2026-11-23, 11-23 or yesterday.`,
  nothingFound: 'No message says that.',
  moreFound: 'There are older ones too. Add a word, or narrow it down, as by after:11-01.',

  loginLink: 'Open this on your other device, once, within ten minutes; it is you there, too:',
  oneTime: (nickname) => `Or in an IRC client: nickname ${nickname}, one-time password`,
  noInvites: 'There are no invite links.',
  invite: (used, uses, until) => `${used} of ${uses} used, until ${until}`,

  standing: (standing, away) =>
    ({
      here: 'here',
      away: away ? `away: ${away}` : 'away',
      busy: away ? `do not disturb: ${away}` : 'do not disturb',
      gone: 'not here now',
    })[standing],
  unreadWhispers: (n) => (n === 1 ? '1 unread whisper' : `${n} unread whispers`),
  moreDirects: (n) => (n === 1 ? 'There is one more.' : `There are ${n} more.`),
  empty: {
    directs: 'You have not whispered with anybody yet.',
    filters: 'There is nothing in the filter of this room.',
    pins: 'Nothing is pinned in this room.',
  },

  unreachable: (url) => `${url} can’t be reached.`,
  closed: (reason) => `The server ended the connection (${reason}).`,
  away: 'The server went away and did not come back.',
  kept: (n) =>
    n === 1
      ? '1 message is not sent yet. It is kept, and sent when you come back.'
      : `${n} messages are not sent yet. They are kept, and sent when you come back.`,

  needsNickname: 'A nickname is needed: sokdak talk --plain --nickname Hong',
  needsTerminal: 'This is no terminal; use sokdak talk --plain.',
  unknownFlag: (flag) => `'${flag}' means nothing here; see sokdak talk --help.`,
  flagValue: (flag, wanted) => (wanted ? `${flag} needs a value after it.` : `${flag} takes no value.`),
  oneAddress: 'Give one address only.',
  noAddress: (text) => `'${text}' is no address; one looks like http://127.0.0.1:8000`,
  noRoom: (text) => `'${text}' can’t be the name of a room.`,
  noSeconds: '--wait takes a number of seconds.',

  help: [
    ['/w Hong hello', 'whisper to Hong alone'],
    ['/me smiles', 'say what you do'],
    ['/nick Kim', 'change your name'],
    ['/who', 'who is here'],
    ['/directs', 'with whom you whispered, whether they are here, what you have not read'],
    ['/block Hong', 'no whispers between you and Hong any more; /unblock ends it'],
    ['/search lunch', 'find messages: in:kitchen from:Hong after:11-01 until:yesterday has:file'],
    [
      '/invite-link 10 1d',
      'make a link into this room: for how many, how long; /invites lists them, /uninvite id revokes',
    ],
    ['/kick Hong reason', 'put somebody out (owner, moderators)'],
    ['/ban Hong reason', 'put somebody out for good (owner, moderators); /unban lets back in'],
    ['/mute Hong 10m reason', 'let somebody say nothing (owner, moderators); /unmute ends it'],
    ['/slow 30', 'one message in 30 s for everyone (owner, moderators); 0 ends it'],
    ['/filter spam', 'refuse what has that in it (owner, moderators); link example.com; report, log, none'],
    ['/filters', 'what is in the filter of this room (owner, moderators)'],
    ['/private on', 'only who is invited comes in (owner, moderators); off: anyone'],
    ['/announce on', 'only owner and moderators speak (owner, moderators); off: everyone'],
    ['/past off', 'hide what was said before from newcomers (owner, moderators); on: show it'],
    ['/rules be kind', 'the rules of the room (owner, moderators); empty for none'],
    ['/archive on', 'archive the room: it can only be read (owner); off: reopen it'],
    ['/ends 2h', 'let the room end then: it can only be read (owner); off: let it go on'],
    ['/delete-room kitchen reason', 'delete this room (owner); its name is to be given'],
    ['/op Hong', 'make a moderator (owner); /deop ends it'],
    ['/server-ban Hong 1d reason', 'keep somebody, or addresses, out of the server (owner); /server-unban ends it'],
    ['/server-mute Hong', 'let somebody speak nowhere (owner); /server-unmute ends it'],
    ['/lock reason', 'let nobody new in (owner); /unlock lets them in'],
    ['/level mentions', 'how loud this room is for you: all, mentions, none'],
    ['/pin seven', 'pin the message that says so (owner, moderators); /unpin ends it'],
    ['/pins', 'what is pinned in this room'],
    ['/forget Hong password', 'be forgotten, for good: your name and what you said in rooms'],
    ['/login-link', 'be yourself on another device, too'],
    ['/quit', 'leave'],
    ['//', 'begin a text with “/”'],
  ],
};

export type TalkTexts = typeof ko;

/** What `sokdak talk` says. What the server refuses, it words itself. */
export const talkTexts: Readonly<Record<Language, TalkTexts>> = { ko, en };
