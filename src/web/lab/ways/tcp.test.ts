import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dissectLine } from '../wire/irc-line.ts';
import { TcpWay } from './tcp.ts';
import type { WayNews } from './way.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** The way, what it wrote, what it told, and the server's end of it. */
function scene(given: { readonly key?: string } = {}) {
  const [written, news]: [string[], WayNews[]] = [[], []];
  let opened = 0;
  const end = {
    async openTcp() {
      opened += 1;
      way.watch({ on: 'opened', way: 'tcp', line: opened, at: 0 });
      return true;
    },
    write: (text: string) => void written.push(...text.split('\r\n').filter((line) => line !== '')),
  };
  const way: TcpWay = new TcpWay(
    {
      ...{ ticket: 't', room: '#lab-1', nickname: 'TCP-1', key: () => given.key ?? '', language: () => 'en' },
      tell: (one) => news.push(one),
    },
    end,
  );
  const hear = (...lines: readonly string[]) => {
    for (const line of lines) way.hear(dissectLine(new TextEncoder().encode(`${line}\r\n`)));
  };
  const lose = () => way.watch({ on: 'closed', way: 'tcp', line: opened, at: 0, cut: true });
  return { way, written, news, hear, lose, opened: () => opened };
}

test('registers, asks for its token, enters the room, and answers pings', async () => {
  const { way, written, hear, news } = scene({ key: 'the-key' });
  way.start();
  hear(':s 001 TCP-1 :Welcome', 'PING x');
  expect(written.filter((line) => !line.startsWith('CAP'))).toEqual([
    'PASS :the-key',
    'NICK TCP-1',
    'USER lab 0 * :lab',
    'TOKEN',
    'JOIN #lab-1',
    'PONG x',
  ]);
  expect(news.map(({ is }) => is)).toEqual(['opening', 'here']);
});

test('comes back as itself, a little later each time, and asks for what came after what it saw', async () => {
  const { way, written, hear, lose, news, opened } = scene();
  way.start();
  hear(':s 001 TCP-1 :', ':s NOTICE TCP-1 :give this password: token:abc', '@msgid=m1 :x PRIVMSG #lab-1 :hello');
  lose();
  expect(news.at(-1)).toMatchObject({ is: 'waiting', ms: expect.any(Number) });
  written.splice(0);
  await vi.advanceTimersByTimeAsync(300);
  expect(opened()).toBe(2);
  hear(':s 001 TCP-1 :');
  expect(written).toContain('PASS :token:abc');
  expect(written.at(-1)).toBe('CHATHISTORY AFTER #lab-1 msgid=m1 50');
  hear(':s BATCH +b chathistory #lab-1', '@batch=b;msgid=m2 :x PRIVMSG #lab-1 :study', ':s BATCH -b');
  expect(news.at(-1)).toEqual({ is: 'caught-up', missed: 1, came: 1 });
});

test('whose token is not known any more comes as somebody new', async () => {
  const { way, written, hear, lose, news } = scene();
  way.start();
  hear(':s 001 TCP-1 :', ':s NOTICE TCP-1 :give this password: token:abc');
  lose();
  await vi.advanceTimersByTimeAsync(300);
  hear(':s 464 TCP-1 :wrong');
  lose();
  written.splice(0);
  await vi.advanceTimersByTimeAsync(600);
  expect(written).not.toContain('PASS :token:abc');
  expect(written).toContain('NICK TCP-1');
  expect(news.map(({ is }) => is)).not.toContain('locked');
});

test('what it says is answered by its echo, and by the loss of the line', async () => {
  const { way, written, hear, lose } = scene();
  way.start();
  const one = way.say('hello');
  expect(written.at(-1)).toBe('@label=1 PRIVMSG #lab-1 :hello');
  hear('@label=1;msgid=m :TCP-1 PRIVMSG #lab-1 :hello');
  await one;
  const other = way.say('bye');
  lose();
  await other;
});

test('takes another name where its own is taken; without a key it waits for one; refused, it does not come again', async () => {
  const { way, written, hear, news, lose, opened } = scene();
  way.start();
  hear(':s 433 * TCP-1 :taken');
  expect(written.at(-1)).toBe('NICK TCP-1b');
  hear(':s 464 TCP-1 :wrong');
  lose();
  expect(news.at(-1)).toEqual({ is: 'locked' });
  way.start();
  hear('FAIL NICK NEED_ANSWER :What is the word?');
  lose();
  expect(news.at(-1)).toEqual({ is: 'refused', message: 'What is the word?' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(opened()).toBe(2);
});
