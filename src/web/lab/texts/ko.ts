import type { LabWay } from '../../../protocol/lab.ts';
import type { Call } from '../diagrams/pictures.svelte.ts';
import { ko as parts } from './parts/ko.ts';

const WAYS: Readonly<Record<LabWay, { readonly name: string; readonly says: string }>> = {
  tcp: { name: 'TCP', says: '소켓 그대로. IRC의 줄이 오갑니다.' },
  websocket: { name: 'WebSocket', says: 'HTTP로 악수하고, 프레임이 오갑니다.' },
  socketio: { name: 'Socket.IO', says: '웹소켓 위에 이벤트와 ack를 얹습니다.' },
};

const CALLS: Readonly<Record<Call, string>> = {
  'server socket': '서버가 소켓을 만들었습니다.',
  'server bind': '서버의 소켓에 주소와 포트를 붙였습니다.',
  'server listen': '서버가 연결 요청을 기다리는 줄을 만들었습니다.',
  'server accept': '서버가 요청을 받아들여, 이 손님과 이야기할 새 소켓을 얻었습니다.',
  'server read': '서버가 읽었습니다.',
  'server write': '서버가 썼습니다.',
  'client socket': '클라이언트가 소켓을 만들었습니다.',
  'client connect': '클라이언트가 서버의 주소로 연결되었습니다.',
  'client read': '클라이언트가 읽었습니다.',
  'client write': '클라이언트가 썼습니다.',
};

export const ko = {
  title: '실험실',
  lead: '같은 말 한마디가 세 길로 어떻게 가는지, 실제로 오간 바이트로 봅니다.',
  yours: '여기 보이는 것은 이 창이 연 연결 셋뿐입니다. 다른 사람의 것은 보이지 않습니다.',
  toChat: '대화방으로',
  docs: 'API 설명서',

  press: {
    title: '말하기',
    what: '버튼을 누르면 그 말을 보냅니다',
    which: '어느 길로',
    all: '셋 모두',
  },

  key: {
    title: '초대 열쇠가 필요합니다',
    says: '이 컴퓨터 밖에서 오셨으니, 실험실도 대화방과 같은 열쇠로 들어갑니다.',
    label: '초대 열쇠 또는 비밀번호',
    open: '들어가기',
    wrong: '이 열쇠로는 열리지 않습니다.',
  },

  state: {
    silent: '서버에서 아무 소식(SSE)도 오지 않습니다. 브라우저와 서버 사이의 프록시가 붙들고 있지 않은지 보세요.',
    refused: '실험실에 들어오지 못했습니다. 서버에 연결되지 않습니다.',
    over: '실험이 끝났습니다. 창을 오래 열어 두었거나 서버와 끊어졌습니다.',
    again: '다시 시작',
    room: (room: string) => `세 연결은 ${room} 방에서 만납니다.`,
  },

  trips: {
    title: '한마디의 여행',
    says: '서버가 말을 읽은 때를 0으로 하여, 세 연결에 각각 써 보낸 때입니다.',
    none: '아직 보낸 말이 없습니다. hello를 눌러 보세요.',
    acked: (ms: string) => `확인 응답(ack): ${ms}`,
    notYet: '아직',
    roundTrip: (ms: string) => `브라우저에서 잰 왕복 ${ms}`,
    by: (way: string) => `${way}로`,
  },

  lane: {
    ways: WAYS,
    log: (way: string) => `${way}에 오간 것`,
    cut: '선 뽑기',
    mend: '다시 꽂기',
    ping: '핑',
    states: {
      'not-yet': '준비 중',
      opening: '연결하는 중…',
      here: '연결됨',
      waiting: '끊김, 다시 시도합니다',
      locked: '열쇠가 필요합니다',
      refused: '거절됨',
    },
    waitingFor: (ms: string) => `끊김, ${ms} 뒤 다시 시도`,
    isCut: '선이 뽑혀 있습니다',
    opened: (line: number) => `연결 ${line} 열림`,
    fin: (who: string) => `${who}: 더 보낼 것이 없음 (FIN)`,
    closed: '연결이 닫힘',
    closedByCut: '선을 뽑아서 끊김. 인사도 없었습니다',
    caughtUp: (missed: number, came: number) =>
      missed === 0
        ? '돌아왔습니다. 놓친 것이 없습니다'
        : `돌아왔습니다. 놓친 ${missed}개 가운데 ${came}개를 받아 왔습니다`,
    me: '나',
    server: '서버',
    fromMe: '나 → 서버',
    fromServer: '서버 → 나',
    bytes: (n: number) => `${n}바이트`,
    chunks: (n: number) => `${n}번에 나뉘어 옴`,
    together: (n: number) => `${n}개가 한꺼번에`,
    empty: '아직 오간 것이 없습니다.',
    hint: '끊어 두고 다른 길로 말해 보세요. 다시 꽂으면 놓친 말을 받아 옵니다.',
  },

  explain: {
    title: '바이트 풀이',
    none: '위에서 한 줄을 고르면, 그 바이트를 하나하나 풀어 봅니다.',
    bytes: '실제로 오간 바이트',
    bits: '첫 두 바이트를 비트로',
    more: (n: number) => `… ${n}바이트 더`,
    untold: (n: number) => `그 뒤 ${n}바이트는 길어서 담지 않았습니다`,
    plain: '오른쪽 글자는 마스크를 벗긴 것입니다',
    partsOf: '이루는 것',
    position: (from: number, to: number) => (to - from === 1 ? `바이트 ${from}` : `바이트 ${from}–${to - 1}`),
    bitPosition: (at: number, from: number, to: number) =>
      to - from === 1 ? `바이트 ${at}의 비트 ${from}` : `바이트 ${at}의 비트 ${from}–${to - 1}`,
    unmask: {
      title: '마스크 벗기기 (XOR)',
      travelled: '오간 바이트',
      key: '마스킹 키',
      plain: '벗긴 바이트',
      letter: '글자',
    },
    accept: {
      title: 'Key에서 Accept까지',
      key: '브라우저의 Key',
      guid: '정해진 문자열을 뒤에 붙인다',
      sha1: 'SHA-1로 줄인다 (20바이트)',
      base64: 'base64로 적으면 Accept',
      fits: '서버가 보낸 답과 같습니다.',
    },
    parts,
  },

  diagrams: {
    sockets: '소켓 프로그래밍의 흐름',
    socketsSays: 'TCP 연결이 실제로 거친 호출입니다. 한 호출이 일어날 때마다 불이 켜집니다.',
    server: '서버',
    client: '클라이언트',
    calls: CALLS,
    now: '방금',
    bytes: (n: string) => `${n}바이트`,
    nothing: '아직 아무 호출도 없습니다.',
    closed: '연결이 닫혔습니다. 다시 꽂으면 처음부터 다시 합니다.',
    http: 'HTTP와 WebSocket',
    httpSays: '왼쪽은 이 페이지가 실험실에 보낸 HTTP 요청, 오른쪽은 위의 WebSocket 연결입니다.',
    request: '요청',
    response: '응답',
    handshake: '악수 (HTTP)',
    message: '메시지',
    httpCount: (requests: number, responses: number) =>
      `요청 ${requests}번에 응답 ${responses}번. 묻지 않으면 답도 없습니다.`,
    wsCount: (fromClient: number, fromServer: number) =>
      `악수 한 번 뒤로 나 → 서버 ${fromClient}번, 서버 → 나 ${fromServer}번. 누구든 먼저 말합니다.`,
    standing: { none: '연결 전', asked: '악수하는 중', open: '열려 있음', closed: '닫힘' },
  },
};

export type LabTexts = typeof ko;
