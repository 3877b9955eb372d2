import { particleAfter } from './particle.ts';

export const ko = {
  name: '속닥',
  otherLanguage: 'English',

  door: {
    lead: '이름만 정하면, 바로 이야기.',
    nickname: '닉네임',
    placeholder: '어떻게 불러 드릴까요?',
    enter: '들어가기',
    entering: '들어가는 중…',
    suggestions: '이 이름은 비어 있어요',
    inviteKey: '초대 열쇠',
    inviteHint: '이 방은 초대받은 사람만 들어올 수 있어요. 받은 열쇠를 넣어 주세요.',
    answer: '답',
    ownerLink: '방장 링크로 오셨어요. 들어가면 방장이 됩니다.',
    hint: '계정은 필요 없어요. 이 방에서 쓸 이름이면 됩니다.',
    unreachable: '서버에 연결하지 못했습니다. 계속 다시 시도하고 있어요.',
  },

  room: {
    skip: '입력란으로 건너뛰기',
    log: '대화',
    count: (n: number) => `${n}명`,
    here: (n: number) => `${n}명이 함께 있어요`,
    people: '여기 있는 사람',
    settings: '설정',
    rooms: '방 목록',
    beginning: '대화의 시작',
    loading: '이전 대화를 불러오는 중…',
    loadFailed: '이전 대화를 불러오지 못했습니다.',
    retry: '다시 시도',
    unread: '여기부터 안 읽음',
    fresh: (n: number) => `새 메시지 ${n}개`,
    toEnd: '맨 아래로',
    toNow: '지금 대화로',
    connecting: '연결 중…',
  },

  notices: {
    joined: (name: string) => `${name}님이 입장하셨습니다.`,
    left: (name: string) => `${name}님이 퇴장하셨습니다.`,
    joinedMany: (name: string, others: number) => `${name}님 외 ${others}명이 입장하셨습니다.`,
    leftMany: (name: string, others: number) => `${name}님 외 ${others}명이 퇴장하셨습니다.`,
    renamed: (was: string, now: string) => `${was}님이 이름을 ‘${now}’${particleAfter(now, 'direction')} 바꾸셨습니다.`,
  },

  message: {
    menu: '이 메시지로 할 일',
    mine: '나',
    whisper: '(속닥속닥)',
    whisperTo: (name: string) => `${name}에게`,
    whisperToYou: '나에게만',
    edited: '(수정됨)',
    editedAt: (when: string) => `${when}에 수정됨`,
    deleted: '지운 메시지입니다.',
    sending: '보내는 중',
    failed: '보내지 못했습니다.',
    retry: '다시 보내기',
    remove: '지우기',
  },

  composer: {
    label: '메시지',
    toEveryone: '모두에게 할 말',
    toOne: (name: string) => `${name}에게만 할 말`,
    recipient: '받는 사람',
    everyone: '전체',
    to: '에게',
    send: '보내기',
    attach: '파일 붙이기',
    whisper: '속닥이기',
    save: '고치기',
    left: (n: number) => (n < 0 ? `${-n}자 넘었습니다` : `${n}자 남음`),
  },

  settings: {
    language: '언어',
    theme: '화면',
    turn: '밝은 화면과 어두운 화면 바꾸기',
    system: '자동',
    light: '밝게',
    dark: '어둡게',
    help: '도움말',
  },

  errors: {
    offline: '지금은 연결되어 있지 않습니다.',
  },

  days: { today: '오늘', yesterday: '어제' },
};

export type Texts = typeof ko;
