const DEEDS: Readonly<Record<string, string>> = {
  kicked: '내보냄',
  banned: '못 들어오게 함',
  unbanned: '다시 들어오게 함',
  muted: '말하지 못하게 함',
  unmuted: '다시 말하게 함',
  'role-changed': '운영자 자격을 바꿈',
  'topic-changed': '주제를 바꿈',
  slowed: '느린 대화를 바꿈',
  'room-changed': '방 설정을 바꿈',
  admitted: '초대함',
  deleted: '메시지를 지움',
  reported: '메시지를 신고함',
};

const listed = (names: readonly string[]) => names.map((name) => `${name}님`).join(', ');

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
      ['/search 회의', '메시지 찾기 (/찾기)'],
      ['/who', '여기 있는 사람'],
      ['/차단 길동', '길동과 귓속말하지 않기, /차단해제 풀기'],
      ['/help', '이 도움말'],
    ],
    moderatorRows: [
      ['/kick 길동 이유', '내보내기'],
      ['/ban 길동 이유', '내보내고 못 들어오게 하기'],
      ['/mute 길동 10분 이유', '말하지 못하게 하기, /unmute 풀기'],
      ['/topic 오늘 할 일', '방의 주제 정하기 (/주제)'],
      ['/slow 30', '30초에 한 번만 말하게 하기, 0이면 끄기'],
      ['/private on', '초대받은 사람만 들어오게 하기, off 누구나'],
      ['/announce on', '방장과 운영자만 말하기, off 모두'],
      ['/past off', '새로 온 사람에게 지난 대화 감추기, on 보이기'],
      ['/rules 서로 존댓말', '방의 규칙, 비우면 없애기'],
    ],
    ownerRows: [
      ['/op 길동', '운영자로 세우기, /deop 그만두게 하기'],
      ['/server-ban 길동 1일 이유', '서버에 못 들어오게 하기, /server-unban 풀기'],
      ['/server-ban 192.0.2.0/24', '그 주소에서는 못 들어오게 하기'],
      ['/server-mute 길동', '어디에서도 말하지 못하게 하기, /server-unmute 풀기'],
      ['/archive on', '방을 보관하기: 읽을 수만 있게, off 다시 열기'],
      ['/lock 이유', '새로 온 사람 받지 않기, /unlock 다시 받기'],
    ],
    keyRows: [
      ['Enter', '보내기'],
      ['Shift+Enter', '줄 바꾸기'],
      ['↑', '방금 쓴 메시지 고치기'],
      ['Ctrl+K', '방이나 사람 찾기'],
      ['Ctrl+Shift+F', '메시지 찾기'],
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

  suggestions: '이어 쓸 말',

  writing: {
    toAll: (names: readonly string[]) =>
      names.length > 3 ? '여러 사람이 쓰고 있습니다' : names.length > 0 ? `${listed(names)}이 쓰고 있습니다` : '',
    toMe: (names: readonly string[]) => (names.length > 0 ? `${listed(names)}이 나에게 귓속말을 쓰고 있습니다` : ''),
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
    everywhere: '서버 전체에서',
    times: { 600: '10분', 3600: '1시간', 86400: '하루', 0: '풀어 줄 때까지' } as Readonly<Record<number, string>>,
    reason: '이유',
    reasonPlaceholder: '이유 (없어도 됩니다)',
    cancel: '취소',
    close: '닫기',
  },

  doors: {
    title: '이 방 설정',
    private: '비공개',
    announce: '공지방',
    past: '지난 대화 보이기',
    hints: {
      private: '초대받은 사람만 들어오고, 다른 사람의 방 목록에 보이지 않습니다.',
      announce: '방장과 운영자만 말합니다.',
      past: '새로 들어온 사람도 들어오기 전의 대화를 봅니다.',
      archived: '읽을 수만 있고, 다른 사람의 방 목록에 보이지 않습니다. 다시 열 수 있습니다.',
    },
    archived: '보관',
    rules: '규칙',
    rulesPlaceholder: '들어오는 사람에게 보일 한 줄',
    save: '정하기',
  },

  report: {
    title: (name: string) => `${name}님의 메시지를 신고할까요?`,
    hint: '이 방을 돌보는 사람에게만 알립니다.',
    send: '신고',
    done: '신고했습니다.',
  },

  acts: {
    title: '운영 기록',
    nothing: '아직 아무 일도 없었습니다.',
    more: '더 보기',
    did: (on: string, by: string, who: string) => `${by}: ${who ? `${who} ` : ''}${DEEDS[on] ?? on}`,
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
