import { Server } from 'socket.io';
import { afterAll, expect, test, vi } from 'vitest';
import { closeBrowser } from '../browser/browser.ts';
import { type Open, type Reader, readers } from './reader.ts';

vi.setConfig({ testTimeout: 60_000 });
afterAll(closeBrowser);

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

/** Presses a button, and gives what each of the three then has heard. */
async function hear(presser: Reader, button: string, all: readonly Reader[]): Promise<string[][]> {
  const before = await Promise.all(all.map(heard));
  await presser.press(button);
  await room(presser);
  for (const reader of all) await room(reader);
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
    for (const inside of [hong, kim]) {
      await inside.press('socket.join("roomA")');
      await room(inside);
    }
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
  }));

test('rooms: who closes the window is still in the room at disconnecting, and the room is told', () =>
  readers(4, async (open) => {
    const [hong, kim, min] = [await person(open, '홍길동'), await person(open, '김소연'), await person(open, '김민수')];
    for (const inside of [hong, kim]) {
      await inside.press('socket.join("roomA")');
      await room(inside);
    }
    await kim.page.goto('about:blank');
    await hong.sees('김소연: disconnecting');
    expect(await room(hong)).toBe('roomA: 홍길동');
    await room(min);
    expect(await heard(min)).toEqual([]);
  }));

test('rooms: the slide’s io.socket does not exist; io.sockets is everyone, as io is', () => {
  const io = new Server();
  expect('socket' in io).toBe(false);
  expect(io.sockets).toBe(io.of('/'));
});
