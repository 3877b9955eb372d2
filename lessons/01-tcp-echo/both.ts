// 서버와 클라이언트를 한 터미널에서 함께 켠다
import type { AddressInfo } from 'node:net';
import { server } from './server.ts';

server.once('listening', async () => {
  const { port } = server.address() as AddressInfo;
  process.env.PORT = String(port);
  await import('./client.ts');
});

// 클라이언트가 떠나면 서버도 닫는다
server.once('connection', (socket) => socket.once('close', () => server.close()));
