// 이 서버는 화면만 보낸다. 채팅은 속닥이 한다 · this server has only the page; sokdak does the chat
import { createServer } from 'node:http';
import { addressOf, listen, pages } from '../pages.ts';

const SOKDAK = process.env.SOKDAK ?? 'http://localhost:8000';

const server = createServer(pages(import.meta.dirname, (page) => page.replaceAll('http://localhost:8000', SOKDAK)));
listen(server, 8012);

server.on('listening', () => {
  console.log(`먼저 다른 터미널에서 · first, in another terminal:
npm start -- --origins ${addressOf(server)}`);
});
