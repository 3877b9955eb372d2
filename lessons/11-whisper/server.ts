import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen, pages } from '../pages.ts';

const server = createServer(pages(import.meta.dirname));
const io = new Server(server);

// 누구에게 → 어느 룸으로. 소켓마다 자기 id와 이름이 같은 룸에 혼자 들어 있다
const rooms = new Map([['전체', '채팅방']]);

io.on('connection', (socket) => {
  console.log('Server Socket Connected', socket.id);

  socket.on('enter', (nickname: string, callback: (error?: string) => void) => {
    if (rooms.has(nickname)) return callback('이미 사용 중인 닉네임입니다.');
    rooms.set(nickname, socket.id);
    socket.data.nickname = nickname;
    socket.join('채팅방');
    io.to('채팅방').emit('notice', `${nickname}님이 입장하셨습니다.`);
    io.to('채팅방').emit('people', [...rooms.keys()]);
    callback();
  });

  socket.on('message', (to: string, text: string) => {
    const room = rooms.get(to);
    if (!socket.data.nickname || !room) return;
    const event = to === '전체' ? 'message' : 'whisper';
    socket.to(room).emit(event, socket.data.nickname, text);
  });

  socket.on('disconnect', () => {
    const { nickname } = socket.data;
    if (!nickname) return;
    rooms.delete(nickname);
    io.to('채팅방').emit('notice', `${nickname}님이 퇴장하셨습니다.`);
    io.to('채팅방').emit('people', [...rooms.keys()]);
  });
});

listen(server);
