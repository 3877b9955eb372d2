import { readFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';

const HOST = process.env.HOST ?? '127.0.0.1';

/** 강의에서 express()가 하던 일: 폴더의 index.html과 style.css를 보낸다 · what express() does in the lecture */
export function pages(folder: string, change = (page: string) => page): RequestListener {
  return ({ url }, response) => {
    if (url === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(change(readFileSync(`${folder}/index.html`, 'utf8')));
    } else if (url === '/style.css') {
      response.setHeader('content-type', 'text/css; charset=utf-8');
      response.end(readFileSync(`${import.meta.dirname}/style.css`));
    } else {
      response.writeHead(404).end();
    }
  };
}

/** 주소를 출력한다. 이미 쓰이는 포트면 빈 포트로 옮긴다 · prints the address; a busy port gives way to a free one */
export function listen(server: Server, port = 8000) {
  server.once('error', (error) => {
    console.error(`${error.message}\n빈 포트로 옮깁니다 · moving to a free port`);
    server.listen(0, HOST);
  });
  server.once('listening', () => console.log(addressOf(server)));
  server.listen(Number(process.env.PORT ?? port), HOST);
}

export function addressOf(server: Server) {
  const address = server.address();
  return typeof address === 'object' ? `http://localhost:${address?.port}` : address;
}
