import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { listen, pages } from '../pages.ts';

const server = createServer(pages(import.meta.dirname));
const wss = new WebSocketServer({ server });
wss.on('error', () => {}); // 이미 쓰이는 포트. 아래의 listen이 빈 포트로 옮긴다

wss.on('connection', (socket) => {
  console.log('클라이언트가 연결되었습니다.');

  socket.on('message', (message) => {
    console.log(`클라이언트로부터 받은 메시지: ${message}`);
    // 클라이언트로 응답 메시지 전송
    socket.send(`서버에서 받은 메시지: ${message}`);
  });

  socket.on('error', (error) => {
    console.error('오류가 발생했습니다:', error);
  });

  socket.on('close', () => {
    console.log('클라이언트와 연결이 종료되었습니다.');
  });
});

listen(server);
