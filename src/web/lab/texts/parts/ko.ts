import type { PartName } from '../../wire/part.ts';

/** What a part is called, and one plain sentence about it; the value may change both. */
export interface Explained {
  readonly name: string;
  readonly says: string;
}

type Parts = Readonly<Record<PartName, (value: string) => Explained>>;

const OPCODES: Readonly<Record<string, string>> = {
  0: '앞 프레임에 이어지는 조각',
  1: '글(UTF-8)',
  2: '글이 아닌 바이트',
  8: '연결을 닫자는 인사(close)',
  9: '살아 있는지 묻는 핑(ping)',
  A: '핑에 대한 답, 퐁(pong)',
};

const ENGINE: Readonly<Record<string, string>> = {
  0: 'open: 서버가 연결의 규칙을 알려 줍니다',
  1: 'close: 연결을 닫습니다',
  2: 'ping: 서버가 살아 있는지 묻습니다',
  3: 'pong: 살아 있다고 답합니다',
  4: 'message: 뒤에 Socket.IO 패킷이 실려 있습니다',
  5: 'upgrade: 롱 폴링에서 웹소켓으로 옮깁니다',
  6: 'noop: 아무 일도 아닙니다',
};

const PACKETS: Readonly<Record<string, string>> = {
  0: 'CONNECT: 네임스페이스에 들어갑니다',
  1: 'DISCONNECT: 네임스페이스에서 나갑니다',
  2: 'EVENT: emit으로 보낸 이벤트입니다',
  3: 'ACK: 이벤트를 받았다는 확인 응답입니다',
  4: 'CONNECT_ERROR: 들어오는 것을 거절합니다',
  5: 'BINARY_EVENT: 바이트가 딸린 이벤트입니다',
  6: 'BINARY_ACK: 바이트가 딸린 확인 응답입니다',
};

const COMMANDS: Readonly<Record<string, string>> = {
  CAP: '쓸 수 있는 기능을 서로 맞춥니다',
  PASS: '초대 열쇠나, 다시 온 사람의 토큰을 댑니다',
  NICK: '닉네임을 정합니다',
  USER: '누구인지 밝혀 등록을 마칩니다',
  TOKEN: '다시 올 때 쓸 토큰을 청합니다',
  JOIN: '방에 들어갑니다',
  PRIVMSG: '방이나 한 사람에게 말합니다',
  NOTICE: '답을 바라지 않는 알림입니다',
  PING: '살아 있는지 묻습니다',
  PONG: '살아 있다고 답합니다',
  CHATHISTORY: '놓친 대화를 청합니다',
  BATCH: '함께 묶인 줄의 처음이나 끝입니다',
  ERROR: '연결을 닫는 까닭입니다',
  FAIL: '거절과 그 까닭입니다',
  PART: '방에서 나갑니다',
  QUIT: '떠납니다',
  '001': '등록되었다는 환영입니다',
  '005': '이 서버가 지원하는 것의 목록입니다',
  353: '방에 있는 사람의 이름입니다',
  366: '이름 목록의 끝입니다',
  372: '오늘의 말 한 줄입니다',
  376: '오늘의 말의 끝입니다',
  433: '이미 쓰는 닉네임이라는 거절입니다',
  464: '열쇠가 틀렸다는 거절입니다',
};

const CODES: Readonly<Record<string, string>> = {
  1000: '할 일을 다 해서 닫습니다',
  1001: '페이지나 서버가 떠납니다',
  1006: '인사 없이 끊겼습니다',
};

const fixed = (name: string, says: string) => (): Explained => ({ name, says });

export const ko: Parts = {
  'request-line': fixed(
    '요청 줄',
    'HTTP로 말을 겁니다. 메서드, 주소, 버전의 차례입니다. 여기까지는 보통의 웹 요청과 같습니다.',
  ),
  'status-line': (value) =>
    value.includes(' 101')
      ? {
          name: '상태 줄',
          says: '101은 “프로토콜을 바꾸자”는 승낙입니다. 이 줄 다음부터 이 연결은 HTTP가 아니라 웹소켓입니다.',
        }
      : { name: '상태 줄', says: '서버가 연결을 받아 주지 않았습니다. 번호가 까닭을 말합니다.' },
  host: fixed('Host', '어느 서버를 찾는지입니다. 한 컴퓨터에 여러 사이트가 있을 수 있기 때문입니다.'),
  upgrade: fixed('Upgrade', '이 연결을 무엇으로 바꿀지입니다. 웹소켓으로 바꾸자고 합니다.'),
  connection: fixed('Connection', 'Upgrade가 이 연결 하나에만 해당한다는 뜻입니다.'),
  origin: fixed(
    'Origin',
    '이 연결을 여는 페이지가 어디서 왔는지입니다. 브라우저가 적으므로 페이지가 속일 수 없고, 서버는 남의 페이지를 거절합니다.',
  ),
  'ws-key': fixed(
    'Sec-WebSocket-Key',
    '브라우저가 연결마다 새로 뽑은 16바이트를 base64로 적은 것입니다. 비밀이 아니라, 상대가 웹소켓을 아는지 알아보는 문제입니다.',
  ),
  'ws-version': fixed('Sec-WebSocket-Version', '웹소켓의 판입니다. RFC 6455가 정한 13만 쓰입니다.'),
  'ws-protocol': fixed(
    'Sec-WebSocket-Protocol',
    '웹소켓 위에서 어떤 말을 쓸지 정합니다. 서버는 제안 가운데 하나를 고릅니다.',
  ),
  'ws-extensions': fixed(
    'Sec-WebSocket-Extensions',
    '브라우저가 압축 같은 덤을 제안합니다. 응답에 없으면 쓰지 않습니다.',
  ),
  'ws-accept': fixed('Sec-WebSocket-Accept', '브라우저가 낸 문제(Key)의 답입니다. 셈하는 차례를 함께 보입니다.'),
  header: fixed('그 밖의 헤더', '보통의 웹 요청에도 있는 헤더입니다.'),
  blank: fixed('빈 줄', '머리의 끝입니다. 이 뒤로는 HTTP가 아닙니다.'),
  fin: (value) => ({
    name: 'FIN',
    says: value === '1' ? '1: 이 메시지의 마지막 프레임입니다.' : '0: 뒤에 이어지는 프레임이 있습니다.',
  }),
  rsv: fixed('RSV1–3', '확장을 위해 비워 둔 세 비트입니다. 압축을 쓰면 첫 비트가 1이 됩니다.'),
  opcode: (value) => ({ name: 'opcode', says: `${value}: ${OPCODES[value] ?? '정해지지 않은 종류'}.` }),
  mask: (value) => ({
    name: 'MASK',
    says:
      value === '1'
        ? '1: 가려져 있습니다. 브라우저가 보내는 것은 반드시 가립니다.'
        : '0: 가리지 않았습니다. 서버가 보내는 것은 가리지 않습니다.',
  }),
  length: (value) => ({
    name: '길이',
    says:
      value === '126'
        ? '126: 진짜 길이는 다음 2바이트에 있습니다. 일곱 비트로는 125까지만 적을 수 있기 때문입니다.'
        : value === '127'
          ? '127: 진짜 길이는 다음 8바이트에 있습니다.'
          : `뒤에 오는 내용이 ${value}바이트입니다.`,
  }),
  'length-extended': (value) => ({
    name: '늘린 길이',
    says: `뒤에 오는 내용이 ${value}바이트입니다. 큰 자리부터 적습니다.`,
  }),
  'masking-key': fixed(
    '마스킹 키',
    '프레임마다 새로 뽑는 4바이트입니다. 내용의 각 바이트와 차례로 XOR합니다. 중간의 오래된 프록시가 내용을 HTTP로 잘못 알아듣지 않게 하려는 것입니다.',
  ),
  payload: fixed(
    '내용',
    '실어 나르는 것입니다. 가려져 있었다면 여기에는 벗긴 모습으로, 바이트에는 가려진 그대로 나옵니다.',
  ),
  'close-code': (value) => ({ name: '닫는 까닭', says: `${value}: ${CODES[value] ?? '프로그램이 정한 까닭입니다'}.` }),
  'close-reason': fixed('덧붙인 말', '사람이 읽을 까닭입니다.'),
  'engine-type': (value) => ({ name: 'Engine.IO', says: `${value} — ${ENGINE[value] ?? '모르는 종류'}.` }),
  'engine-data': fixed(
    'Engine.IO 내용',
    '패킷에 실린 것입니다. open이라면 sid(연결의 이름), pingInterval(핑의 간격), pingTimeout(기다리는 시간)이 있습니다.',
  ),
  'socket-type': (value) => ({ name: 'Socket.IO', says: `${value} — ${PACKETS[value] ?? '모르는 종류'}.` }),
  attachments: fixed('딸린 바이트의 수', '뒤따라올 바이트 덩어리의 개수입니다.'),
  namespace: fixed('네임스페이스', '한 연결을 나누어 쓰는 칸의 이름입니다. 적지 않으면 /입니다.'),
  'ack-id': (value) => ({ name: 'ack 번호', says: `${value}번. 같은 번호의 ACK가 돌아오면 emit의 콜백이 불립니다.` }),
  'event-name': fixed('이벤트 이름', 'socket.emit의 첫째 인자, socket.on이 기다리는 이름입니다.'),
  argument: fixed('인자', '이벤트와 함께 건넨 값입니다.'),
  'socket-data': fixed('Socket.IO 내용', '이벤트라면 [이름, 인자…], 확인 응답이라면 [답…]인 JSON 배열입니다.'),
  do: fixed('do', '속닥에게 시키는 일의 이름입니다.'),
  ref: fixed('ref', '보내는 쪽이 붙인 번호입니다. 웹소켓에는 ack가 없어서, 같은 번호의 답으로 짝을 찾습니다.'),
  on: fixed('on', '일어난 일의 이름입니다. 시키지 않아도 서버가 먼저 알립니다.'),
  ok: fixed('ok', '시킨 일이 되었는지입니다. true라면 이미 디스크에 남은 뒤입니다.'),
  member: fixed('항목', '일에 딸린 값입니다.'),
  tags: fixed(
    '태그',
    '@로 시작하는 덧붙임입니다. 시각(time), 메시지의 번호(msgid), 보낸 쪽의 표(label)가 들어 있습니다.',
  ),
  source: fixed('보낸 쪽', ':로 시작합니다. 닉네임!사용자@호스트이거나 서버의 이름입니다.'),
  command: (value) => ({
    name: '명령',
    says: `${value} — ${COMMANDS[value.toUpperCase()] ?? (/^\d+$/.test(value) ? '번호로 된 답입니다' : 'IRC의 명령입니다')}.`,
  }),
  parameter: fixed('인자', '빈칸으로 나눕니다. 방이나 사람의 이름 따위입니다.'),
  trailing: fixed('마지막 인자', ':로 시작하며, 줄 끝까지가 하나입니다. 그래서 빈칸이 들어갈 수 있습니다.'),
  'line-end': fixed(
    '줄 끝',
    'CR과 LF 두 바이트입니다. TCP는 바이트의 흐름일 뿐이라, 어디까지가 한 마디인지 이것으로 정합니다.',
  ),
  unread: fixed('담지 않은 바이트', '한 번에 너무 많아서 실험실이 담지 않은 부분입니다.'),
};
