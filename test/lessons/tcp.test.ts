import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { during, Lesson } from './lesson.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The server in a terminal of its own. */
function server(play: (lesson: Lesson, port: string) => Promise<void>): Promise<void> {
  return during(new Lesson(['1', 'server']), async (lesson) => play(lesson, await lesson.prints(/port: (\d+)/)));
}

function client(port: string, play: (lesson: Lesson) => Promise<void>): Promise<void> {
  return during(new Lesson(['1', 'client', port]), play);
}

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

test('tcp-echo: several clients in terminals of their own, each answered alone', () =>
  server((lesson, port) =>
    client(port, (hong) =>
      client(port, async (kim) => {
        await Promise.all([hong, kim].map((one) => one.prints(echoed('hello'))));
        hong.type('나는 길동');
        await hong.prints(echoed('나는 길동'));
        kim.type('나는 소연');
        await kim.prints(echoed('나는 소연'));
        const { code, printed } = await hong.end();
        expect(code).toBe(0);
        expect(printed).not.toContain('소연');
        await lesson.prints(/^\[서버\] 클라이언트와 연결이 종료되었습니다\.$/m);
        await lesson.stop();
        await kim.prints(/^\[클라이언트\] 서버와 연결이 종료되었습니다\.$/m);
        expect(await kim.end()).toMatchObject({ code: 0 });
      }),
    ),
  ));

test('tcp-echo: a client that hangs up without a word disturbs nobody', () =>
  server(async (lesson, port) => {
    const rude = connect(Number(port), '127.0.0.1');
    await once(rude, 'connect');
    await lesson.prints(new RegExp(`accept\\(\\) 포트 ${rude.localPort}`));
    rude.resetAndDestroy();
    await lesson.prints(/^\[서버\] 오류가 발생했습니다: read ECONNRESET$/m);
    await client(port, async (polite) => {
      await polite.prints(echoed('hello'));
    });
  }));

test('tcp-echo: one line is one message, however its bytes come', () =>
  server(async (_lesson, port) => {
    const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true }).setEncoding('utf8');
    const bytes = Buffer.from('안녕\n하나 더\n');
    for (const byte of bytes) socket.write(Buffer.of(byte));
    let heard = '';
    while (!heard.endsWith('하나 더\n')) heard += (await once(socket, 'data'))[0];
    expect(heard).toBe('서버에서 받은 메시지: 안녕\n서버에서 받은 메시지: 하나 더\n');
    socket.destroy();
  }));

test('tcp-echo: a client without a server says so and ends', async () => {
  // Port 1 is for a service that nobody has run in decades.
  const { code, printed } = await new Lesson(['1', 'client', '1']).end();
  expect(printed).toContain('[클라이언트] 오류가 발생했습니다: connect ECONNREFUSED 127.0.0.1:1');
  expect(code).toBe(0);
});
