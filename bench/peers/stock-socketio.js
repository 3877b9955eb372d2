import { createServer } from 'node:http';
import { Server } from 'socket.io';

/*
 * The lecture's server, as its documentation writes it: rooms, `io.to(room).emit`, nothing kept, nothing checked.
 * `node stock-socketio.js PORT ENVELOPE`; what it sends bears as many bytes about a message as ours do.
 */
const [port, envelope] = process.argv.slice(2).map(Number);
const about = '.'.repeat(envelope);
const http = createServer();
const io = new Server(http, { perMessageDeflate: false, transports: ['websocket', 'polling'] });

io.on('connection', (socket) => {
  socket.on('join', (room) => {
    socket.join(room);
    socket.emit('joined');
  });
  socket.on('say', ({ room, text }) => io.to(room).emit('said', { about, text }));
});
http.listen({ port, host: '127.0.0.1', backlog: 4_096 });
