// 이 서버는 화면만 보낸다. 채팅은 속닥이 한다
import { createServer } from 'node:http';
import { addressOf, listen, pages } from '../pages.ts';

const SOKDAK = process.env.SOKDAK ?? 'http://localhost:8000';

const server = createServer(pages(import.meta.dirname, withAddresses));
listen(server, 8012);

// 다른 주소의 화면은 속닥이 허락해야 연결된다
server.on('listening', () => {
  console.log(`다른 터미널에서 · in another terminal: npm start -- --origins ${addressOf(server)}`);
});

function withAddresses(page: string): string {
  return page.replaceAll('http://localhost:8000', SOKDAK).replace('http://localhost:8012', `${addressOf(server)}`);
}
