import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOMS_PER_PERSON } from '../../src/core/limits.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { LineClient } from './line-client.ts';

const ROOM = '#광장';
const MB = 2 ** 20;

let house: House;
let one: LineClient;
let witness: LineClient;
beforeEach(async () => {
  house = await openHouse(usual());
  one = await LineClient.come({ port: house.ircPort }, 'one', { rooms: [ROOM] });
  witness = await LineClient.come({ port: house.ircPort }, '목격자', { rooms: [ROOM], caps: ['echo-message'] });
  await one.barrier();
});
afterEach(async () => {
  for (const client of [one, witness]) client.lose();
  await house.stop();
});

/** Nobody else noticed: the witness speaks, and hears himself and nothing else. */
async function undisturbed(): Promise<void> {
  const heard = await witness.ask(`PRIVMSG ${ROOM} :아무 일 없음`);
  expect(heard.map((line) => line.split(' :').at(-1))).toEqual(['아무 일 없음']);
}

const said = (bytes: Buffer | string) =>
  Buffer.concat([Buffer.from(`PRIVMSG ${ROOM} :`), Buffer.from(bytes), Buffer.from('\r\n')]);

test.each([
  ['a NUL', said('a\0b'), ':irc.sokdak FAIL * INVALID_NUL :A line cannot hold NUL'],
  [
    'what is no UTF-8',
    said(Buffer.from([0xff, 0xfe])),
    ':irc.sokdak FAIL * INVALID_UTF8 :This server takes UTF-8 only',
  ],
  [
    'half of a letter',
    said(Buffer.from('한').subarray(0, 2)),
    ':irc.sokdak FAIL * INVALID_UTF8 :This server takes UTF-8 only',
  ],
  ['a line of 513 bytes', said('x'.repeat(513)), ':irc.sokdak 417 one :Input line was too long'],
  ['a line of 10 MB', said(Buffer.alloc(10 * MB, 'x')), ':irc.sokdak 417 one :Input line was too long'],
  [
    'tags of 10 MB',
    Buffer.concat([Buffer.from('@'), Buffer.alloc(10 * MB, 'a'), Buffer.from(' PING x\r\n')]),
    ':irc.sokdak 417 one :Input line was too long',
  ],
] as const)('[G2] %s is refused, nothing of it is done, and the next line is answered', async (_, bytes, refusal) => {
  await one.bytes(bytes);
  expect(await one.barrier()).toEqual([refusal]);
  await undisturbed();
});

test('[G2] half a line is nothing, however it ends', async () => {
  await one.bytes(`PRIVMSG ${ROOM} :반쪽`);
  await undisturbed();
  one.lose();
  await undisturbed();
});

test('[G2] a line that never ends is not gathered; when it does it was too long', async () => {
  const before = process.memoryUsage().arrayBuffers;
  for (let nth = 0; nth < 64; nth += 1) await one.bytes(Buffer.alloc(MB, 'x'));
  await undisturbed();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 * MB);
  await one.bytes('\r\n');
  expect((await one.barrier()).at(-1)).toBe(':irc.sokdak 417 one :Input line was too long');
});

test('[G2] a thousand rooms in one line are too long a line; a hundred are as many as one may enter', async () => {
  const rooms = (count: number) => Array.from({ length: count }, (_, nth) => `#${nth}`).join(',');
  expect(await one.ask(`JOIN ${rooms(1_000)}`)).toEqual([':irc.sokdak 417 one :Input line was too long']);
  expect(house.hub.counts().rooms).toBe(1);
  const answers = await one.ask(`JOIN ${rooms(100)}`);
  const numbers = answers.map((line) => line.split(' ')[1]);
  expect(numbers.filter((number) => number === 'JOIN')).toHaveLength(ROOMS_PER_PERSON - 1);
  expect(numbers.filter((number) => number === '405')).toHaveLength(101 - ROOMS_PER_PERSON);
  await undisturbed();
});

test('[G2] bytes of any kind end at most their own connection', async () => {
  let state = 7;
  const bytes = Buffer.from(
    Array.from({ length: MB }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state >> 16;
    }),
  );
  await one.bytes(bytes).catch(() => {});
  await undisturbed();
});
