import type { Language } from '../../../config.ts';

const ko = {
  unread: '여기부터 안 읽음',
  fresh: (n: number) => `새 메시지 ${n}개`,
  toEnd: 'End: 맨 아래로',
  beginning: '대화의 시작',
  loading: '이전 대화를 불러오는 중…',
  people: (n: number) => `${n}명`,
  failed: (why: string) => `보내지 못했습니다. ${why} (/retry 다시 보내기, /drop 지우기)`,

  connecting: '연결 중…',
  here: '연결됨',
  lost: '다시 연결 중… 쓴 글은 연결되면 보냅니다.',
  closed: '끊김',
  reconnect: 'Enter: 다시 연결',
  nameless: '아직 들어가지 않았습니다',

  nickname: '닉네임',
  key: '초대 열쇠',
  password: '비밀번호',
  answer: '답',
  askNickname: '어떻게 불러 드릴까요?',
  askAnswer: '들어오려면 위의 물음에 답해 주세요.',
  askKey: '초대받은 사람만 들어올 수 있습니다. 받은 열쇠를 넣어 주세요.',
  askPassword: '누군가 지켜 둔 이름입니다. 내 이름이면 비밀번호를, 아니면 그냥 Enter를.',
  entering: '들어가는 중…',

  editing: '메시지를 고치는 중 (Esc: 그만두기)',
  left: (n: number) => (n < 0 ? `${-n}자 넘었습니다` : `${n}자 남음`),
  comeBack: 'Enter: 다시 들어가기',
  again: '한 번 더 Ctrl+C를 누르면 나갑니다.',
  keys: [
    ['Enter', '보내기'],
    ['Alt+Enter', '줄 바꾸기'],
    ['PgUp PgDn Home End', '지난 대화 보기'],
    ['↑ ↓', '전에 친 줄'],
    ['Alt+↑', '방금 쓴 메시지 고치기'],
    ['Tab', '이름 마저 쓰기'],
    ['Ctrl+C 두 번', '나가기'],
  ] as readonly (readonly [string, string])[],
};

const en: typeof ko = {
  unread: 'New since you left',
  fresh: (n) => (n === 1 ? '1 new message' : `${n} new messages`),
  toEnd: 'End: to the latest',
  beginning: 'Where it all began',
  loading: 'Loading earlier messages…',
  people: (n) => (n === 1 ? '1 person' : `${n} people`),
  failed: (why) => `Not sent. ${why} (/retry sends again, /drop removes)`,

  connecting: 'connecting…',
  here: 'connected',
  lost: 'Reconnecting… What you write is sent as soon as we are back.',
  closed: 'ended',
  reconnect: 'Enter: connect again',
  nameless: 'not in yet',

  nickname: 'Nickname',
  key: 'Invite key',
  password: 'Password',
  answer: 'answer',
  askNickname: 'What should we call you?',
  askAnswer: 'Answer the question above to come in.',
  askKey: 'This room is for invited guests. Enter the key that you were given.',
  askPassword: 'That name is somebody’s own. Yours? Then its password; if not, just Enter.',
  entering: 'Coming in…',

  editing: 'Editing your message (Esc: cancel)',
  left: (n) => (n < 0 ? `${-n} over the limit` : `${n} left`),
  comeBack: 'Enter: come back',
  again: 'Press Ctrl+C once more to leave.',
  keys: [
    ['Enter', 'send'],
    ['Alt+Enter', 'new line'],
    ['PgUp PgDn Home End', 'read back'],
    ['↑ ↓', 'lines typed before'],
    ['Alt+↑', 'edit your last message'],
    ['Tab', 'complete a name'],
    ['Ctrl+C twice', 'leave'],
  ],
};

export type ScreenTexts = typeof ko;

/** What only the full screen says. */
export const screenTexts: Readonly<Record<Language, ScreenTexts>> = { ko, en };
