import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody else's site of one page with this picture, for as long as the process goes on: its address. */
export async function siteWith(picture: Buffer): Promise<string> {
  const server = createServer(({ url }, response) => {
    if (url === '/노을.png' || url === encodeURI('/노을.png')) response.end(picture);
    else response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://walks.example:${(server.address() as AddressInfo).port}/`;
}

const PAGE = `<!doctype html><meta charset="utf-8">
<meta property="og:title" content="을지로에서 남산까지, 해 질 녘에 걷기 좋은 길 다섯">
<meta property="og:description" content="골목을 지나 산책로로, 한 시간이면 넉넉합니다. 쉬어 갈 곳과 돌아오는 버스도 적어 두었습니다.">
<meta property="og:image" content="/노을.png"><meta property="og:image:alt" content="노을이 진 산">`;
