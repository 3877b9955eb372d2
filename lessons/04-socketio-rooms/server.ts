import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen, pages } from '../pages.ts';

const server = createServer(pages(import.meta.dirname));
const io = new Server(server);

io.on('connection', (socket) => {
  // 클라이언트를 특정 방에 추가한다
  socket.on('join', (nickname: string) => {
    socket.data.nickname = nickname;
    socket.join('roomA');
  });

  // 특정 방에서 제거한다
  socket.on('leave', () => socket.leave('roomA'));

  // 방에 속한 모든 클라이언트에게
  socket.on('io.to', (from: string) => io.to('roomA').emit('message', `${from}: io.to`));

  // 방에 속한 클라이언트에게, 송신자는 빼고
  socket.on('socket.to', (from: string) => socket.to('roomA').emit('message', `${from}: socket.to`));

  // 위와 똑같다. 예전에 쓰던 긴 형태이고, 지금은 socket.to라고 쓴다
  socket.on('broadcast.to', (from: string) =>
    socket.broadcast.to('roomA').emit('message', `${from}: socket.broadcast.to`),
  );

  // 서버에 연결된 모든 클라이언트에게, 송신자는 빼고
  socket.on('broadcast', (from: string) => socket.broadcast.emit('message', `${from}: socket.broadcast`));

  // 송신자를 포함하여 모든 클라이언트에게. 강의에 나온 io.socket은 없다. io.sockets.emit은 io.emit과 같다
  socket.on('io', (from: string) => io.emit('message', `${from}: io.emit`));

  // 방에 속한 클라이언트들의 정보
  socket.on('who', async (callback: (nicknames: string[]) => void) => {
    console.log(io.sockets.adapter.rooms.get('roomA')); // 소켓 id뿐이다. 방이 비면 undefined
    const sockets = await io.in('roomA').fetchSockets(); // 소켓마다 data에 둔 것까지 온다
    callback(sockets.map(({ data }) => data.nickname));
  });

  // 연결이 끊기는 중. 아직 방에 있다. 다음에 오는 disconnect 때는 모든 방에서 나간 뒤다
  socket.on('disconnecting', () =>
    socket.to([...socket.rooms]).emit('message', `${socket.data.nickname}: disconnecting`),
  );
});

listen(server);
