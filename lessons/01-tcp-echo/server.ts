import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

const PORT = Number(process.env.PORT ?? 8000);

// socket(): 서버 소켓을 만든다. 연결 요청을 받아들이는 일만 한다
export const server = createServer((socket) => {
  // accept(): 연결을 받아들이면 그 클라이언트와 이야기할 소켓이 새로 하나 생긴다
  console.log(`[서버] accept() 포트 ${socket.remotePort}의 클라이언트`);
  echo(socket);
});

// bind()와 listen(): IP 주소와 포트 번호를 정하고, 연결 요청을 기다린다
server.listen(PORT, '127.0.0.1', () => {
  console.log('[서버] socket() bind() listen()', server.address());
});

// 그 포트를 다른 프로그램이 쓰고 있으면 빈 포트를 받는다. 0은 ‘아무거나’라는 뜻이다
server.once('error', () => server.listen(0, '127.0.0.1'));

function echo(socket: Socket) {
  // TCP는 바이트의 흐름일 뿐, 메시지가 어디서 끝나는지 모른다. 그래서 한 줄을 한 메시지로 약속한다
  const lines = createInterface(socket);
  lines.on('line', (line) => {
    console.log(`[서버] read() ${line}`);
    socket.write(`서버에서 받은 메시지: ${line}\n`); // write()
  });
  lines.on('error', (error) => console.error('[서버] 오류가 발생했습니다:', error.message));
  socket.on('close', () => console.log('[서버] 클라이언트와 연결이 종료되었습니다.'));
}
