/** What only the dialogs say; loaded with the first of them. */
export const ko = {
  help: {
    title: '이렇게 씁니다',
    commands: '명령',
    keys: '키',
    rows: [
      ['/w 길동 안녕', '길동에게만 속닥이기 (/귓속말)'],
      ['/me 웃는다', '내가 하는 일을 말하기'],
      ['/nick 소연', '이름 바꾸기'],
      ['/join 부엌', '방에 들어가기, 없으면 만들기'],
      ['/part', '이 방에서 나가기'],
      ['/list', '방 찾기'],
      ['/who', '여기 있는 사람'],
      ['/차단 길동', '길동과 귓속말하지 않기, /차단해제 풀기'],
      ['/help', '이 도움말'],
    ],
    moderatorRows: [
      ['/kick 길동 이유', '내보내기'],
      ['/ban 길동 이유', '내보내고 못 들어오게 하기'],
      ['/mute 길동 10분 이유', '말하지 못하게 하기, /unmute 풀기'],
      ['/slow 30', '30초에 한 번만 말하게 하기, 0이면 끄기'],
    ],
    ownerRows: [
      ['/op 길동', '운영자로 세우기, /deop 그만두게 하기'],
      ['/lock 이유', '새로 온 사람 받지 않기, /unlock 다시 받기'],
    ],
    keyRows: [
      ['Enter', '보내기'],
      ['Shift+Enter', '줄 바꾸기'],
      ['↑', '방금 쓴 메시지 고치기'],
      ['Ctrl+K', '방이나 사람 찾기'],
      ['Alt+↑ ↓', '앞뒤 방으로, Shift와 함께 새 글이 있는 방으로'],
      ['Esc', '전체에게로 돌아가기, 닫기'],
    ],
    slash: '‘/’로 시작하는 글은 //처럼 두 번 쓰면 그대로 보냅니다.',
    lab: '무엇이 어떻게 오가는지, 또는 연결이 왜 이상한지 궁금하면:',
    toLab: '실험실',
  },

  places: {
    find: '방 찾기, 만들기',
    placeholder: '방이나 사람의 이름',
    make: (name: string) => `${name} 방 만들기`,
    nothing: '그런 이름은 없습니다.',
    unread: (n: number) => `안 읽은 메시지 ${n}개`,
    calls: (n: number) => `나를 부른 메시지 ${n}개`,
  },

  files: {
    files: '파일',
    going: '함께 보낼 파일',
    sending: (name: string) => `${name} 보내는 중`,
    remove: (name: string) => `${name} 빼기`,
    failed: '보내지 못했습니다.',
    left: (n: number) => `파일은 한 번에 열 개까지입니다. ${n}개는 빠졌습니다.`,
  },

  menu: {
    copy: '복사',
    edit: '고치기',
    delete: '삭제',
    whisperBack: '귓속말',
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
  },

  putOut: {
    kick: '내보내기',
    ban: '못 들어오게 하기',
    mute: '말하지 못하게 하기',
    block: '차단',
    unblock: '차단 풀기',
    titles: {
      kick: (name: string) => `${name}님을 내보낼까요?`,
      ban: (name: string) => `${name}님을 못 들어오게 할까요?`,
      mute: (name: string) => `${name}님을 말하지 못하게 할까요?`,
      block: (name: string) => `${name}님을 차단할까요?`,
      unblock: (name: string) => `${name}님의 차단을 풀까요?`,
    },
    hints: {
      kick: '이유를 알려 드립니다. 다시 들어올 수는 있습니다.',
      ban: '내보내고 이유를 알려 드립니다. 그동안 다시 들어오지 못합니다.',
      mute: '이유를 알려 드립니다. 방에 남아 읽고 귓속말할 수 있습니다.',
      block: '서로 귓속말을 보낼 수 없고, 나를 @로 불러도 알리지 않습니다. 방에서 하는 말은 그대로 보입니다.',
      unblock: '다시 서로 귓속말을 보낼 수 있습니다.',
    },
    time: '얼마 동안',
    times: { 600: '10분', 3600: '1시간', 86400: '하루', 0: '풀어 줄 때까지' } as Readonly<Record<number, string>>,
    reason: '이유',
    reasonPlaceholder: '이유 (없어도 됩니다)',
    cancel: '취소',
    close: '닫기',
  },

  account: {
    title: '이 이름 지키기',
    why: '비밀번호를 정하면 자리를 비워도 아무도 이 이름을 쓰지 못하고, 다른 기기에서도 나로 들어올 수 있어요. 비밀번호를 잊으면 되찾을 길이 없으니 잘 간직하세요.',
    kept: '이 이름은 내 것입니다.',
    mine: '누군가 지켜 둔 이름이에요. 내 이름이라면 비밀번호를 넣어 주세요.',
    password: '비밀번호',
    newPassword: '새 비밀번호 (8자 이상)',
    oldPassword: '지금 비밀번호',
    keep: '지키기',
    change: '비밀번호 바꾸기',
    changeHint: '바꾸면 다른 곳의 로그인은 모두 끝납니다.',
    logins: '로그인한 곳',
    here: '여기',
    now: '지금 연결됨',
    end: '끝내기',
    endOthers: '다른 곳 모두 끝내기',
    blocks: '내가 차단한 사람',
    unblock: '차단 풀기',
    done: '됐습니다.',
  },

  rename: {
    title: '이름 바꾸기',
    newName: '새 닉네임',
    save: '바꾸기',
  },
};

export type LaterTexts = typeof ko;
