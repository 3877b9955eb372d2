import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { during, Lesson } from './lesson.ts';

vi.setConfig({ testTimeout: 60_000 });

const echoed = (line: string) => new RegExp(`^\\[클라이언트\\] read\\(\\) 서버에서 받은 메시지: ${line}$`, 'm');

test('tcp-echo: one command plays both; what is typed comes back, and the end of typing ends both', () =>
  during(new Lesson(['1']), async (lesson) => {
    await lesson.prints(echoed('hello'));
    lesson.type('안녕');
    await lesson.prints(echoed('안녕'));
    const { code, printed } = await lesson.end();
    expect(code).toBe(0);
    const steps = (who: string) =>
      [...printed.matchAll(new RegExp(`^\\[${who}\\] (\\w+\\(\\))`, 'gm'))].map(([, step]) => step);
    expect(steps('서버')).toEqual(['socket()', 'accept()', 'read()', 'read()']);
    expect(steps('클라이언트')).toEqual(['socket()', 'write()', 'read()', 'write()', 'read()']);
    expect(printed).toContain('[서버] 클라이언트와 연결이 종료되었습니다.');
  }));

test('tcp-echo: in terminals of their own, each client is answered alone, and the end of one disturbs nobody', () =>
  during(new Lesson(['1', 'server']), async (server) => {
    const port = await server.prints(/port: (\d+)/);
    const client = () => new Lesson(['1', 'client', port]);
    await during(client(), (hong) =>
      during(client(), async (kim) => {
        await Promise.all([hong, kim].map((one) => one.prints(echoed('hello'))));
        await hangUp(server, Number(port));
        kim.type('나는 소연');
        await kim.prints(echoed('나는 소연'));
        hong.type('나는 길동');
        await hong.prints(echoed('나는 길동'));
        const { code, printed } = await hong.end();
        expect(code).toBe(0);
        expect(printed).not.toContain('소연');
        await server.prints(/^\[서버\] read\(\) 나는 길동\n\[서버\] 클라이언트와 연결이 종료되었습니다\.$/m);
        await server.stop();
        await kim.prints(/^\[클라이언트\] 서버와 연결이 종료되었습니다\.$/m);
        expect(await kim.end()).toMatchObject({ code: 0 });
      }),
    );
  }));

/** A client of another make: its bytes come one by one, a line is answered all the same, and it goes without a word. */
async function hangUp(server: Lesson, port: number): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true }).setEncoding('utf8');
  for (const byte of Buffer.from('안녕\n하나 더\n')) socket.write(Buffer.of(byte));
  let heard = '';
  while (!heard.endsWith('하나 더\n')) heard += (await once(socket, 'data'))[0];
  expect(heard).toBe('서버에서 받은 메시지: 안녕\n서버에서 받은 메시지: 하나 더\n');
  socket.resetAndDestroy();
  await server.prints(/^\[서버\] 오류가 발생했습니다: read ECONNRESET$/m);
}

test('tcp-echo: a client without a server says so and ends', async () => {
  // Port 1 is for a service that nobody has run in decades.
  const { code, printed } = await new Lesson(['1', 'client', '1']).end();
  expect(printed).toContain('[클라이언트] 오류가 발생했습니다: connect ECONNREFUSED 127.0.0.1:1');
  expect(code).toBe(0);
});
