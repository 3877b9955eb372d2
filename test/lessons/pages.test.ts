import { Server } from 'socket.io';
import { afterAll, expect, test, vi } from 'vitest';
import { closeBrowser } from '../browser/browser.ts';
import { during, Lesson } from './lesson.ts';
import { type Open, type Reader, readers } from './reader.ts';

vi.setConfig({ testTimeout: 60_000 });
afterAll(closeBrowser);

test('websocket-echo: the four events on both sides, and the answer; who loses the server is told', () =>
  readers(
    2,
    async (open, lesson) => {
      const [reader, other] = [await open(), await open()];
      await reader.sees('open: 서버에 연결되었습니다.');
      await lesson.prints(/^클라이언트가 연결되었습니다\.$/m);

      await reader.say('안녕');
      await lesson.prints(/^클라이언트로부터 받은 메시지: 안녕$/m);
      await reader.sees('message: 서버로부터 받은 메시지: 서버에서 받은 메시지: 안녕');

      await reader.press('연결 끊기');
      await lesson.prints(/^클라이언트와 연결이 종료되었습니다\.$/m);
      await reader.sees('close: 서버와 연결이 종료되었습니다. (1005)');

      await lesson.stop();
      await other.sees('close: 서버와 연결이 종료되었습니다. (1006)');
      expect(await other.log()).toHaveLength(2);

      // As the README has its reader try it: nobody listens there.
      await other.page.evaluate(`
        const nowhere = new WebSocket('ws://localhost:1');
        for (const name of ['error', 'close']) nowhere.addEventListener(name, () => show(name, 'nowhere'));
      `);
      await other.sees('close: nowhere');
      expect((await other.log()).slice(2)).toEqual([' error: nowhere', ' close: nowhere']);
    },
    { forgiven: /ws:\/\/localhost:1/ },
  ));

test('socketio-buttons: each is logged, answered and acknowledged; a page that was cut off sends what was pressed', () =>
  readers(
    3,
    async (open, lesson) => {
      const reader = await open();
      for (const [button, answer] of [
        ['hello', 'Hello World!'],
        ['study', "Let's study!"],
        ['bye', 'Good bye!'],
      ] as const) {
        await reader.press(button);
        await reader.page.getByText(`${button}: got it`, { exact: true }).waitFor();
        expect(await reader.page.locator('#answer').textContent()).toBe(answer);
        await lesson.prints(new RegExp(`^${button}: world$`, 'm'));
      }

      await reader.page.evaluate("socket.emit('hello', '콜백 없이')");
      await lesson.prints(/^hello: 콜백 없이$/m);
      // A client may emit what is the server's own event; unheard, it would end the server.
      await reader.page.evaluate("socket.emit('error', '장난')");
      await lesson.prints(/^오류가 발생했습니다: 장난$/m);

      const PORT = new URL(await lesson.address()).port;
      await lesson.stop();
      await reader.page.getByText('연결이 끊겼습니다. 다시 연결하는 중입니다.').waitFor();
      await reader.press('study');
      await during(new Lesson(['3'], { PORT }), async (again) => {
        await reader.page.getByText('study: got it', { exact: true }).waitFor();
        await again.prints(/^study: world$/m);
        expect(await reader.page.locator('#state').textContent()).toBe('서버에 연결되었습니다.');
      });
    },
    { forgiven: /ERR_CONNECTION_REFUSED|연결하지 못했습니다/ },
  ));

const WHO = 'io.in("roomA").fetchSockets()';

async function person(open: Open, nickname: string): Promise<Reader> {
  const reader = await open();
  await reader.page.locator('#nickname').fill(nickname);
  return reader;
}

/** Who is in the room, as this reader is told. It is told after all that went to him before: the barrier. */
async function room(reader: Reader): Promise<string> {
  const notices = reader.page.locator('.notice');
  const before = await notices.count();
  await reader.press(WHO);
  return (await notices.nth(before).textContent()) ?? '';
}

/** They go in, one after the other. */
async function joined(...readers: readonly Reader[]): Promise<void> {
  for (const reader of readers) {
    await reader.press('socket.join("roomA")');
    await room(reader);
  }
}

/** Presses a button, and gives what each of the three then has heard. */
async function hear(presser: Reader, button: string, all: readonly Reader[]): Promise<string[][]> {
  const before = await Promise.all(all.map(heard));
  await presser.press(button);
  await room(presser);
  await Promise.all(all.map(room));
  const after = await Promise.all(all.map(heard));
  return after.map((lines, n) => lines.slice(before[n]!.length));
}

async function heard(reader: Reader): Promise<string[]> {
  return reader.page.locator('.theirs').allTextContents();
}

test('rooms: who hears what, for every call of the lecture', () =>
  readers(4, async (open, lesson) => {
    const [hong, kim, min] = [await person(open, '홍길동'), await person(open, '김소연'), await person(open, '김민수')];
    const all = [hong, kim, min];
    expect(await room(min)).toBe('roomA: 아무도 없음');
    await lesson.prints(/^undefined$/m);
    await joined(hong, kim);
    expect(await room(min)).toBe('roomA: 홍길동, 김소연');
    // What the lecture's call prints: ids of sockets, no nicknames.
    await lesson.prints(/^Set\(2\) \{ '[\w-]{20}', '[\w-]{20}' \}$/m);

    const [to, except, everyone] = ['홍길동: io.to', '홍길동: socket.to', '홍길동: io.emit'];
    expect(await hear(hong, 'io.to("roomA").emit', all)).toEqual([[to], [to], []]);
    expect(await hear(hong, 'socket.to("roomA").emit', all)).toEqual([[], [except], []]);
    const longForm = ['홍길동: socket.broadcast.to'];
    expect(await hear(hong, 'socket.broadcast.to("roomA").emit', all)).toEqual([[], longForm, []]);
    const others = ['홍길동: socket.broadcast'];
    expect(await hear(hong, 'socket.broadcast.emit', all)).toEqual([[], others, others]);
    expect(await hear(hong, 'io.emit', all)).toEqual([[everyone], [everyone], [everyone]]);
    const fromOutside = ['김민수: socket.to'];
    expect(await hear(min, 'socket.to("roomA").emit', all)).toEqual([fromOutside, fromOutside, []]);

    await kim.press('socket.leave("roomA")');
    expect(await room(kim)).toBe('roomA: 홍길동');
    expect(await hear(hong, 'io.to("roomA").emit', all)).toEqual([[to], [], []]);

    // Who closes the window is still in the room at disconnecting.
    await joined(kim);
    await kim.page.goto('about:blank');
    await hong.sees('김소연: disconnecting');
    expect(await room(hong)).toBe('roomA: 홍길동');
    await room(min);
    expect(await heard(min)).not.toContain('김소연: disconnecting');
  }));

test('rooms: the slide’s io.socket does not exist; io.sockets is everyone, as io is', () => {
  const io = new Server();
  expect('socket' in io).toBe(false);
  expect(io.sockets).toBe(io.of('/'));
});
