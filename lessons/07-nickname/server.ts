import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen, pages } from '../pages.ts';

const server = createServer(pages(import.meta.dirname));
const io = new Server(server);

io.on('connection', (socket) => {
  console.log('Server Socket Connected', socket.id);

  socket.on('enter', (nickname: string) => {
    socket.data.nickname = nickname;
    socket.join('채팅방');
    io.to('채팅방').emit('notice', `${nickname}님이 입장하셨습니다.`);
  });

  socket.on('message', (text: string) => {
    if (!socket.data.nickname) return;
    socket.to('채팅방').emit('message', text);
  });
});

listen(server);
