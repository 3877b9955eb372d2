import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen, pages } from '../pages.ts';

const server = createServer(pages(import.meta.dirname));
const io = new Server(server);

io.on('connection', (socket) => {
  console.log('Server Socket Connected', socket.id);

  socket.on('message', (text: string) => {
    socket.broadcast.emit('message', text);
  });
});

listen(server);
