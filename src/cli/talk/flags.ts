import type { Sentence } from '../../config.ts';

interface TalkFlag {
  /** What stands behind it; a switch has nothing. */
  readonly value?: Sentence;
  /** The variable that says the same, where there is one. */
  readonly env?: string;
  readonly says: Sentence;
}

/** What `sokdak talk` can be told, in the order of its help. */
export const talkFlags = {
  nickname: {
    value: { ko: '이름', en: 'NAME' },
    env: 'SOKDAK_NICKNAME',
    says: {
      ko: '닉네임. 적지 않으면 이 서버에서 지난번에 쓴 것.',
      en: 'Your nickname; the one of last time on this server by default.',
    },
  },
  room: {
    value: { ko: '방', en: 'ROOM' },
    says: { ko: '들어갈 방. 적지 않으면 서버가 정한 방.', en: 'The room to enter; the server’s own by default.' },
  },
  key: {
    value: { ko: '열쇠', en: 'KEY' },
    env: 'SOKDAK_KEY',
    says: {
      ko: '초대 열쇠나 비밀번호. 초대 링크를 주소로 적으면 필요 없습니다.',
      en: 'The invite key or the password; an invite link as the URL brings it along.',
    },
  },
  login: {
    value: { ko: '비밀번호', en: 'PASSWORD' },
    env: 'SOKDAK_LOGIN',
    says: {
      ko: '지켜 둔 닉네임의 비밀번호. 일회용 비밀번호도 됩니다. 로그인 링크를 주소로 적으면 필요 없습니다.',
      en: 'The password of a nickname that is yours, or a one-time password; a login link as the URL brings it along.',
    },
  },
  answer: {
    value: { ko: '답', en: 'ANSWER' },
    says: {
      ko: '처음 오는 사람에게 서버가 묻는 말의 답.',
      en: 'The answer to the question that the server asks who is new.',
    },
  },
  plain: {
    says: {
      ko: '표준 입력의 한 줄마다 한 마디를 보내고, 들은 말을 한 줄씩 씁니다. 입력이 끝나고 모두 전해지면 끝납니다.',
      en: 'Send each line of standard input, write what is said as lines, and end once the input has ended and all of it was delivered.',
    },
  },
  json: {
    says: { ko: '--plain과 같으나 줄마다 JSON 하나입니다.', en: 'As --plain, with one JSON object per line.' },
  },
  history: {
    says: { ko: '들어가기 전에 오간 말부터 씁니다 (--plain).', en: 'Begin with what was said before (--plain).' },
  },
  wait: {
    value: { ko: '초', en: 'SECONDS' },
    says: {
      ko: '연결이 끊겼을 때 돌아오기를 기다릴 시간 (--plain). 기본값 30.',
      en: 'How long to wait for a lost server to come back (--plain); 30 by default.',
    },
  },
  language: {
    value: { ko: 'ko|en', en: 'ko|en' },
    says: { ko: '언어. 적지 않으면 로캘을 따릅니다.', en: 'The language; your locale’s by default.' },
  },
} as const satisfies Record<string, TalkFlag>;

export type TalkFlagName = keyof typeof talkFlags;

export const TALK_FLAGS: ReadonlyMap<string, TalkFlag> = new Map(Object.entries(talkFlags));
