import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const PORT = Number(process.env.PORT ?? 8000);

// socket()과 connect(): 소켓을 열고, 서버의 IP와 포트로 연결을 요청한다
const socket = connect(PORT, '127.0.0.1', () => {
  console.log(`[클라이언트] socket() connect() 내 포트는 ${socket.localPort}`);
  write('hello');

  // 키보드로 친 줄을 보낸다. Ctrl+D는 끝
  const keyboard = createInterface(process.stdin);
  keyboard.on('line', write);
  keyboard.on('close', () => socket.end());
  socket.on('close', () => keyboard.close());
});

// read(): 서버가 보낸 한 줄
createInterface(socket).on('line', (line) => console.log(`[클라이언트] read() ${line}`));
socket.on('error', (error) => console.error('[클라이언트] 오류가 발생했습니다:', error.message));
socket.on('close', () => console.log('[클라이언트] 서버와 연결이 종료되었습니다.'));

function write(line: string) {
  console.log(`[클라이언트] write() ${line}`);
  socket.write(`${line}\n`);
}
