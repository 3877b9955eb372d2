import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen, pages } from '../pages.ts';

const server = createServer(pages(import.meta.dirname));
const io = new Server(server);

const ANSWERS = { hello: 'Hello World!', study: "Let's study!", bye: 'Good bye!' };

io.on('connection', (socket) => {
  console.log('Server Socket Connected');

  // 버튼마다 사용자 지정 이벤트가 하나씩 · an event of its own for each button
  for (const [event, answer] of Object.entries(ANSWERS)) {
    socket.on(event, (message: string, callback: (response: string) => void) => {
      console.log(`${event}: ${message}`);
      socket.emit('answer', answer);
      callback('got it');
    });
  }
});

listen(server);
