import { connect } from 'node:net';
import { createInterface } from 'node:readline';

// npm run lesson 1 client 8000
const PORT = Number(process.argv[2] ?? process.env.PORT ?? 8000);

// socket()과 connect(): 소켓을 열고, 서버의 IP 주소와 포트 번호로 연결을 요청한다
const socket = connect(PORT, '127.0.0.1', () => {
  console.log(`[클라이언트] socket() connect() 내 포트는 ${socket.localPort}`);
  write('hello');

  // 키보드로 친 줄을 보낸다. Ctrl+D를 누르면 끝낸다
  const keyboard = createInterface(process.stdin);
  keyboard.on('line', write);
  keyboard.on('close', () => socket.end());
  socket.on('close', () => keyboard.close());
});

// read(): 서버가 보낸 한 줄을 읽는다
const lines = createInterface(socket);
lines.on('line', (line) => console.log(`[클라이언트] read() ${line}`));
lines.on('error', (error) => console.error('[클라이언트] 오류가 발생했습니다:', error.message));
socket.on('close', () => console.log('[클라이언트] 서버와 연결이 종료되었습니다.'));

// write(): 서버에 한 줄을 보낸다
function write(line: string) {
  console.log(`[클라이언트] write() ${line}`);
  socket.write(`${line}\n`);
}
