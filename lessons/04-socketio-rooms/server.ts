import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen, pages } from '../pages.ts';

const server = createServer(pages(import.meta.dirname));
const io = new Server(server);

io.on('connection', (socket) => {
  // 클라이언트를 특정 방으로 추가, 제거
  socket.on('join', (nickname: string) => {
    socket.data.nickname = nickname;
    socket.join('roomA');
  });
  socket.on('leave', () => socket.leave('roomA'));

  // 방에 속한 모든 클라이언트에게
  socket.on('io.to', () => io.to('roomA').emit('message', 'io.to: Hello, Room A!'));
  // 방에 속한 클라이언트에게, 송신자는 빼고
  socket.on('socket.to', () => socket.to('roomA').emit('message', 'socket.to: Hello, Room A!'));
  // 서버에 연결된 모든 클라이언트에게, 송신자는 빼고
  socket.on('broadcast', () => socket.broadcast.emit('message', 'broadcast: A new user has joined.'));
  // 송신자를 포함하여 모든 클라이언트에게
  socket.on('io', () => io.emit('message', 'io: Hello, everyone!'));

  // 방에 속한 클라이언트들의 정보
  socket.on('who', async (callback: (nicknames: string[]) => void) => {
    console.log(io.sockets.adapter.rooms.get('roomA')); // 소켓 id만 있다
    const sockets = await io.in('roomA').fetchSockets();
    callback(sockets.map(({ data }) => data.nickname));
  });
});

listen(server);
