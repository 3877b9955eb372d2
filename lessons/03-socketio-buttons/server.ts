import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen, pages } from '../pages.ts';

const server = createServer(pages(import.meta.dirname));
const io = new Server(server);

const ANSWERS = { hello: 'Hello World!', study: "Let's study!", bye: 'Good bye!' };

io.on('connection', (socket) => {
  console.log('Server Socket Connected', socket.id);

  // 버튼마다 사용자 지정 이벤트가 하나씩 있다
  for (const [event, answer] of Object.entries(ANSWERS)) {
    socket.on(event, (message: string, callback?: (response: string) => void) => {
      console.log(`${event}: ${message}`);
      socket.emit('answer', answer); // 응답도 이벤트로 보낸다
      callback?.('got it'); // 보낸 쪽의 콜백이 실행된다. 콜백 없이 보낸 이벤트라면 건너뛴다
    });
  }

  // 기본 이벤트
  socket.on('disconnect', (reason) => console.log(`disconnect: ${reason}`));
  socket.on('error', (error) => console.error('오류가 발생했습니다:', error));
});

listen(server);
