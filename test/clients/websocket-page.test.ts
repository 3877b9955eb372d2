import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSINGS } from '../../src/protocol/closing.ts';
import { Caller } from '../http/caller.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { blocksOf, blockWith } from './blocks.ts';
import { PYTHON } from './bridge.ts';

const PAGE = 'docs/websocket.md';

let house: House;
let soyeon: Caller;
const children: ChildProcess[] = [];

beforeEach(async () => {
  house = await openHouse(usual());
  soyeon = await new Caller(house).hello('김소연');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  await house.stop();
});

const blocks = (language: string) => blocksOf(PAGE, language, house.url);

test('what is typed by hand is understood, line by line', async () => {
  const socket = new WebSocket(`${house.url.replace('http', 'ws')}/ws`);
  await once(socket, 'open');
  const answers: unknown[] = [];
  socket.on('message', (data) => answers.push(JSON.parse(String(data))));
  for (const line of blockWith('"who"', blocks('json')).trim().split('\n')) socket.send(line);
  socket.send('{"do": "mark", "ref": "end"}');
  while (!answers.some((one) => JSON.stringify(one).includes('"end"'))) await once(socket, 'message');
  expect(answers.filter((one) => JSON.stringify(one).includes('"ok":true'))).toHaveLength(5);
  socket.close();
});

/** Runs the example of the page where `print` is its console, and `again` what it would do later. */
function runExample(print: (line: string) => void, again: (run: () => void) => void): void {
  const code = blockWith('new WebSocket', blocks('js'));
  runInNewContext(code, { WebSocket, JSON, Math, console: { log: print }, setTimeout: again });
}

test('the example for browsers and Node speaks, hears, and says why it was closed', async () => {
  const lines = new Lines();
  let comeBack = () => {};
  runExample(
    (line) => lines.add(line),
    (run) => {
      comeBack = run;
    },
  );
  expect(await lines.next()).toBe('홍길동 : 안녕하세요');
  await soyeon.ask('POST', '/api/people/홍길동/whispers', { text: '길동아 안녕?' });
  expect(await lines.next()).toBe('(속닥속닥) 김소연 : 길동아 안녕?');
  for (const session of [...(house.hub.people.named('홍길동')?.sessions ?? [])]) session.close('lagging');
  expect(await lines.next()).toBe('closed: 4001 lagging');
  comeBack();
  expect(await lines.next()).toBe('홍길동 : 안녕하세요');
  await house.hub.stop();
  expect(await lines.next()).toBe('closed: 4000 stopping');
});

test('the example for Python speaks and hears', async () => {
  const child = spawn(PYTHON, ['-c', blockWith('import websockets', blocks('python'))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('파이썬 : 안녕하세요');
  await soyeon.say('어서 와');
  expect((await lines.next()).value).toBe('김소연 : 어서 와');
});

test('the table of close codes is the protocol’s', () => {
  const page = readFileSync(PAGE, 'utf8');
  const rows = [...page.matchAll(/^\| (4\d+) \| `(\w+)`.* \| (yes|no) \|$/gm)].map(([, code, reason, back]) => [
    reason,
    { code: Number(code), comeBack: back === 'yes' },
  ]);
  expect(Object.fromEntries(rows)).toEqual(CLOSINGS);
});

/** Lines that come, to be waited for one by one. */
class Lines {
  readonly #come: string[] = [];
  #wake = () => {};

  add(line: string): void {
    this.#come.push(line);
    this.#wake();
  }

  async next(): Promise<string> {
    while (this.#come.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#come.shift() ?? '';
  }
}
