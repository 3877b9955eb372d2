// 한 터미널에서 서버와 클라이언트를 함께 · both in one terminal
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { server } from './server.ts';

await once(server, 'listening');
process.env.PORT = String((server.address() as AddressInfo).port);
await import('./client.ts');

// 클라이언트가 떠나면 서버도 닫는다
server.once('connection', (socket) => socket.once('close', () => server.close()));
