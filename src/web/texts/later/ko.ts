import { account } from './account.ts';
import { help } from './help.ts';
import { order } from './order.ts';

const listed = (names: readonly string[]) => names.map((name) => `${name}님`).join(', ');

/** What only the dialogs say; loaded with the first of them. */
export const ko = {
  alerts: {
    title: '알림',
    on: '나를 부르면 알리기',
    onHint: '귓속말, @와 내 이름, 아래 낱말. 보고 있는 방은 알리지 않습니다.',
    unable: '이 주소에서는 브라우저가 알림을 띄우지 못합니다. https로 열거나 소리를 켜세요.',
    denied: '브라우저에서 이 사이트의 알림이 막혀 있습니다. 사이트 설정에서 허용해 주세요.',
    words: '알릴 낱말',
    wordsPlaceholder: '회의, 배포',
    quiet: '조용히 시간',
    quietHint: '이 시간에는 알리지 않습니다.',
    from: '시작',
    to: '끝',
    sound: '소리',
    soundHint: '짧게, 3초에 한 번만 납니다.',
    closed: '페이지를 닫아도 알리기',
    closedHint: '이 브라우저의 알림으로 부릅니다. 무슨 말인지는 이 브라우저만 읽을 수 있습니다.',
    discreet: '내용은 보이지 않기',
    discreetHint: '누가 어디서 무슨 말을 했는지 없이, 새 소식이 있다고만 알립니다.',
    closed_unable:
      '이 브라우저나 이 주소에서는 페이지를 닫은 뒤에 알릴 수 없습니다. https로 여세요. 아이폰과 아이패드에서는 먼저 홈 화면에 추가하세요.',
    closed_account: '계정이 있어야 합니다. ‘계정’에서 닉네임을 내 것으로 지킨 뒤에 켜 주세요.',
    closed_off: '이 서버는 페이지를 닫은 뒤에는 알리지 않습니다.',
    closed_service: '브라우저가 알림을 전해 줄 푸시 서버에 닿지 못했습니다. 나중에 다시 켜 주세요.',
    closed_lost: '서버가 받지 못했습니다. 잠시 뒤에 다시 켜 주세요.',
    close: '닫기',
    whisper: (who: string) => `${who}님의 귓속말`,
    said: (who: string, room: string) => `${who}님 · ${room}`,
    files: '파일을 보냈습니다.',
  },
  wrong: {
    unknown_command: (command: string) => `‘/${command}’ 명령은 없습니다. /help로 모두 볼 수 있습니다.`,
    no_name: (command: string) => `이렇게 써 주세요: /${command} 이름`,
    no_text: (command: string) => `보낼 말이 없습니다. 이렇게 써 주세요: /${command} 이름 할 말`,
    no_level: (command: string) => `이렇게 써 주세요: /${command} 부를때 (모두, 끔)`,
    no_words: (command: string) => `이렇게 써 주세요: /${command} 낱말`,
    no_switch: (command: string) => `이렇게 써 주세요: /${command} on 또는 /${command} off`,
    no_span: (command: string) => `이렇게 써 주세요: /${command} 2시간 또는 /${command} off`,
    no_seconds: (command: string) => `이렇게 써 주세요: /${command} 30 (초). 0이면 끕니다.`,
    not_here: () => '그런 사람은 지금 여기 없습니다.',
  },
  help: help.ko,

  places: {
    level: (room: string) => `${room}의 알림`,
    levels: { all: '모두', mentions: '부를 때만', none: '끔' },
    find: '방 찾기, 만들기',
    placeholder: '방이나 사람의 이름',
    make: (name: string) => `${name} 방 만들기`,
    nothing: '그런 이름은 없습니다.',
    unread: (n: number) => `안 읽은 메시지 ${n}개`,
    calls: (n: number) => `나를 부른 메시지 ${n}개`,
  },

  directs: {
    title: '1:1 대화',
    standing: (standing: 'here' | 'away' | 'busy' | 'gone', away: string | undefined) =>
      ({
        here: '여기 있음',
        away: away ? `자리 비움: ${away}` : '자리 비움',
        busy: away ? `방해 금지: ${away}` : '방해 금지',
        gone: '지금 없음',
      })[standing],
    found: (standing: string) => `1:1 대화 · ${standing}`,
    unread: (n: number) => `안 읽은 귓속말 ${n}개`,
    more: (n: number) => `${n}개 더 보기`,
  },

  suggestions: '이어 쓸 말',

  writing: {
    toAll: (names: readonly string[]) =>
      names.length > 3 ? '여러 사람이 쓰고 있습니다' : names.length > 0 ? `${listed(names)}이 쓰고 있습니다` : '',
    toMe: (names: readonly string[]) => (names.length > 0 ? `${listed(names)}이 나에게 귓속말을 쓰고 있습니다` : ''),
  },

  connection: {
    reconnecting: '다시 연결 중… 쓴 글은 연결되면 보냅니다.',
    offline: '서버에 닿지 않습니다. 이 기기에 남은 대화를 보고 있습니다. 쓴 글은 연결되면 보냅니다.',
    stopping: '서버가 다시 켜지는 중입니다. 곧 돌아옵니다.',
    closed: '연결이 끝났습니다.',
    again: '다시 연결',
    whole: (came: number) => `다시 이어졌습니다. 그사이 온 ${came}개, 하나도 빠지지 않았습니다.`,
    more: (came: number) => `다시 이어졌습니다. 그사이 ${came}개가 왔습니다. 앞의 것은 위로 올리면 나옵니다.`,
    replaced: '서버의 기록이 예전 것으로 바뀌었습니다. 조금 전까지 보던 글이 없을 수 있습니다.',
    understood: '알겠어요',
    newVersion: '새 버전이 나왔습니다.',
    refresh: '새로고침',
  },

  empty: {
    title: '아직 아무 말도 없어요.',
    hint: '먼저 인사를 건네 보세요.',
    alone: '지금은 혼자예요. 이 주소를 나누면 함께 이야기할 수 있어요.',
    aloneHere: '지금은 혼자예요. 서버를 켠 화면에 나온 초대 링크를 나누면 함께 이야기할 수 있어요.',
  },

  takeHome: {
    take: '이 방 대화를 파일로 받기',
    taking: '받는 중…',
    failed: '받지 못했습니다. 잠시 뒤에 다시 해 주세요.',
  },

  day: {
    title: '날짜로 가기',
    day: '날짜',
    go: '가기',
    quick: '자주 찾는 날',
    ago: { 0: '오늘', 1: '어제', 7: '일주일 전', 30: '한 달 전' } as Readonly<Record<number, string>>,
    beginning: '맨 처음',
  },

  pins: {
    title: '고정된 메시지',
    nothing: '고정된 메시지가 없습니다.',
    pin: '고정',
    unpin: '고정 풀기',
  },

  emoji: {
    open: '이모지',
    title: '이모지 고르기',
    search: '이모지 찾기',
    toGroup: '종류',
    groups: ['웃는 얼굴', '사람과 몸', '동물과 자연', '음식', '여행과 장소', '활동', '물건', '기호', '깃발'],
    recent: '최근에 쓴 것',
    found: '찾은 것',
    nothing: '그런 이모지는 없습니다.',
    tone: '피부색',
    tones: ['노란색', '밝은 색', '조금 밝은 색', '중간 색', '조금 어두운 색', '어두운 색'],
    another: '다른 이모지',
  },

  search: {
    title: '메시지 찾기',
    placeholder: '찾을 말',
    look: '찾기',
    filters: '좁혀 찾기: 방:부엌 누가:길동 귓속말:길동 부터:11-01 까지:어제 있음:파일',
    looking: '찾는 중…',
    nothing: '찾는 말이 든 메시지가 없습니다. 내가 있는 방과 내 귓속말에서만 찾습니다.',
    furtherOn: '아직 찾지 못했습니다. 더 옛날을 찾는 중…',
    building: '옛 메시지를 찾을 준비를 하는 중이라, 아직 나오지 않는 것이 있을 수 있습니다.',
    found: (n: number, more: boolean) => (more ? `${n}개 찾음, 아래에 더 있습니다.` : `${n}개 찾음`),
    badDate: (written: string) =>
      `‘${written}’에서 날짜를 알아볼 수 없습니다. 2026-11-23, 11-23, 어제처럼 적어 주세요.`,
    whisper: (name: string) => `${name}님과 귓속말`,
  },

  files: {
    alt: '무엇이 보이나요?',
    altOf: (name: string) => `${name}에 보이는 것을 말로 쓰기`,
    files: '파일',
    going: '함께 보낼 파일',
    sending: (name: string) => `${name} 보내는 중`,
    remove: (name: string) => `${name} 빼기`,
    failed: '보내지 못했습니다.',
    left: (n: number) => `파일은 한 번에 열 개까지입니다. ${n}개는 빠졌습니다.`,
  },

  menu: {
    copy: '복사',
    link: '링크 복사',
    edit: '고치기',
    delete: '삭제',
    report: '신고',
    whisperBack: '귓속말',
  },

  preview: { label: '링크 미리보기', picture: '링크에 담긴 그림', close: '미리보기 닫기', remove: '미리보기 지우기' },

  composing: {
    everyoneHint: '이 방의 모두가 봅니다',
    oneHint: '둘만 봅니다',
    private: (name: string) => `${name}에게만 보입니다 (속닥속닥)`,
    backToEveryone: '전체에게로 돌아가기',
    answering: (name: string) => `${name}에게 답장:`,
    gone: (name: string) => `${name}님은 지금 여기 없습니다. 다른 사람을 고르거나 전체에게 보내세요.`,
    editing: '메시지를 고치는 중',
    cancel: '그만두기',
    nobody: '귓속말할 사람이 아직 없어요.',
  },

  people: {
    you: '나',
    owner: '방장',
    moderator: '운영자',
    member: '이름의 주인',
    whisper: '귓속말',
    act: (name: string) => `${name}님에게 할 수 있는 일`,
    more: (n: number) => `외 ${n}명`,
    away: (busy: true | undefined): string => (busy ? '방해 금지' : '자리 비움'),
    leftAlone: '자리 비움',
  },

  marks: {
    react: '반응하기',
    answer: '답장',
    deleted: '지운 메시지입니다.',
    earlier: '이전 메시지',
    jump: '답장한 메시지로 가기',
    reactions: '반응',
    who: (emoji: string, names: string) => `${names}: ${emoji}`,
  },

  out: {
    kicked: (by: string) => `${by}님이 나를 내보냈습니다`,
    banned: (by: string) => `${by}님이 나를 못 들어오게 했습니다`,
    bannedByNobody: '이 방에 들어올 수 없게 되었습니다',
    bannedHint: '풀어 줄 때까지 이 방에 들어올 수 없습니다.',
    bannedUntil: (time: string) => `${time}까지 이 방에 들어올 수 없습니다.`,
    kickedHint: '다시 들어갈 수 있습니다.',
    reason: '이유',
    noReason: '이유는 적혀 있지 않습니다.',
    comeBack: '다시 들어가기',
    deleted: (by: string) => `${by}님이 이 방을 지웠습니다`,
    deletedHint: '방에 있던 것은 모두 사라졌습니다.',
  },

  presence: {
    title: '내 상태',
    choices: { here: '여기 있음', away: '자리 비움', busy: '방해 금지' },
    hints: {
      here: '언제든 말을 걸 수 있습니다.',
      away: '자리를 비웠다고 다른 사람에게 보입니다.',
      busy: '다른 사람에게 보이고, 이 브라우저에서 나를 부르는 알림이 울리지 않습니다. 메시지는 그대로 옵니다.',
    },
    text: '남길 말',
    textPlaceholder: '남길 말 (없어도 됩니다)',
    usual: '자리 비움',
    time: '언제까지',
    times: { 1800: '30분', 3600: '1시간', 14400: '4시간', 0: '돌아올 때까지' } as Readonly<Record<number, string>>,
    until: (when: string) => `${when}까지`,
    save: '정하기',
  },

  card: {
    title: (name: string) => `${name}님 알아보기`,
    since: (when: string) => `들어온 때: ${when}`,
    member: '계정이 있는 사람 (이름의 주인)',
    guest: '손님 (계정 없음)',
    bot: '봇',
    mention: '@로 부르기',
    talk: '1:1 대화',
    appoint: '운영자로 세우기',
    dismiss: '운영자 그만두게 하기',
    putOut: '내보내기, 차단…',
    block: '차단…',
  },

  ...order.ko,

  undo: {
    undo: '되돌리기',
    done: '되돌렸습니다.',
    deleting: '메시지를 지웁니다.',
    callBack: '다시 부르기',
    was: {
      kick: (name: string) => `${name}님을 내보냈습니다.`,
      ban: (name: string) => `${name}님을 못 들어오게 했습니다.`,
      mute: (name: string) => `${name}님을 말하지 못하게 했습니다.`,
      block: (name: string) => `${name}님을 차단했습니다.`,
      unblock: (name: string) => `${name}님의 차단을 풀었습니다.`,
    },
  },

  notices: {
    accept: '들어가기',
  },

  panel: {
    rename: '이름 바꾸기',
    leave: '나가기',
  },

  admin: '서버 운영',

  ...account.ko,

  rename: {
    title: '이름 바꾸기',
    newName: '새 닉네임',
    save: '바꾸기',
  },
};

export type LaterTexts = typeof ko;
