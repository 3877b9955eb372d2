import { WebSocketServer } from 'ws';

/*
 * A chat over `ws` as one writes it in an hour: one `send` per reader, nothing kept, nothing checked.
 * `node plain-ws.js PORT ENVELOPE`; what it sends bears as many bytes about a message as ours do.
 */
const [port, envelope] = process.argv.slice(2).map(Number);
const about = '.'.repeat(envelope);
const server = new WebSocketServer({ port, host: '127.0.0.1', backlog: 4_096, perMessageDeflate: false });
const rooms = new Map();

function join(room, socket) {
  const members = rooms.get(room) ?? new Set();
  rooms.set(room, members.add(socket));
  socket.on('close', () => members.delete(socket));
  socket.send('{"on":"joined"}');
}

server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const { do: what, room, text } = JSON.parse(data);
    if (what === 'join') return join(room, socket);
    const frame = JSON.stringify({ on: 'said', about, text });
    for (const member of rooms.get(room) ?? []) member.send(frame, { binary: false });
  });
});
