import { blocksOf, blockWith } from '../../clients/blocks.ts';
import { scene, soon } from '../stage.ts';

scene('the WebSocket of a browser needs no library: the example of the docs runs as it stands', async (stage) => {
  const { page } = await stage.visitor({ once: true });
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.evaluate(blockWith('new WebSocket', blocksOf('docs/websocket.md', 'js', stage.url)));
  await soon(() => lines).toContain('홍길동 : 안녕하세요');
  const soyeon = await stage.person('김소연');
  await soyeon.sees('안녕하세요');
  await soyeon.whisper('홍길동', '길동아 안녕?');
  await soon(() => lines).toContain('(속닥속닥) 김소연 : 길동아 안녕?');
});
