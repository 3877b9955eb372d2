import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { say, someone } from '../contract/stage.ts';
import type { Numbered, Outcome, Outcomes, ToThread, Write } from './requests.ts';
import { openSqliteStore } from './sqlite.ts';
import { startThread } from './start-thread.ts';
import { freshFile } from './test-kit.ts';
import { Thread } from './thread.ts';

/** A thread that answers when it is told to. */
class FakeWorker extends EventEmitter {
  readonly posted: Numbered[] = [];

  postMessage(message: ToThread): void {
    if ('close' in message) this.emit('exit');
    else this.posted.push(...message.requests);
  }

  say(outcomes: readonly Outcome[], ended = false): void {
    this.emit('message', { outcomes, commit: null, ended } satisfies Outcomes);
  }
}

function scene() {
  const [workers, reports]: [FakeWorker[], string[]] = [[], []];
  const start = () => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  };
  const report = (level: string, what: string) => void reports.push(`${level}: ${what}`);
  const thread = new Thread<Write>({ data: { role: 'writer', file: 'x' }, start, report });
  const worker = (n: number) => workers[n] ?? new FakeWorker();
  return { thread, worker, workers, reports };
}

const note = (name: string): Write => ({ do: 'put-note', name, text: '' });
const io = { code: 'io', message: 'The disk fails.', file: null } as const;
const refs = (worker: FakeWorker) => worker.posted.map(({ ref }) => ref);
/** Until all promises that can settle have. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('sends what is asked in one turn together', async () => {
  const { thread, worker } = scene();
  const asked = [thread.ask(note('a')), thread.ask(note('b'))];
  expect(refs(worker(0))).toEqual([]);
  await turn();
  expect(refs(worker(0))).toEqual([1, 2]);
  worker(0).say([
    { ref: 2, answer: null },
    { ref: 1, answer: 'x' },
  ]);
  expect(await Promise.all(asked)).toEqual(['x', null]);
});

it('hands what an ended thread had not begun to the next, and only that', async () => {
  const { thread, worker, workers, reports } = scene();
  const asked = [thread.ask(note('a')), thread.ask(note('b'))];
  await turn();
  const late = thread.ask(note('c'));
  worker(0).say([{ ref: 1, fault: io }], true);
  await expect(asked[0]).rejects.toMatchObject({ name: 'StoreError', code: 'io' });
  await turn();
  expect([workers.length, refs(worker(1)), reports]).toEqual([2, [2, 3], ['warn: the store opens its database anew']]);
  worker(0).emit('exit');
  worker(1).say([2, 3].map((ref) => ({ ref, answer: null })));
  expect(await Promise.all([asked[1], late])).toEqual([null, null]);
});

it('rejects what a thread was asked that dies without a word, reports it, and starts another', async () => {
  const { thread, worker, reports } = scene();
  const asked = thread.ask(note('a'));
  await turn();
  const waiting = thread.ask(note('b'));
  worker(0).emit('error', new Error('out of memory'));
  worker(0).emit('exit');
  await expect(asked).rejects.toMatchObject({ code: 'stopped' });
  expect(reports).toEqual(['error: a thread of the store died']);
  await turn();
  expect(refs(worker(1))).toEqual([2]);
  worker(1).say([{ ref: 2, answer: null }]);
  expect(await waiting).toBeNull();
});

it('finishes on closing what was asked, even if the thread ends meanwhile; then refuses', async () => {
  const { thread, worker } = scene();
  const asked = thread.ask(note('a'));
  const order: string[] = [];
  const closed = thread.close().then(() => order.push('closed'));
  const answered = asked.then(() => order.push('answered'));
  await expect(thread.ask(note('b'))).rejects.toMatchObject({ code: 'stopped' });
  await turn();
  worker(0).say([], true);
  await turn();
  worker(1).say(refs(worker(1)).map((ref) => ({ ref, answer: null })));
  await Promise.all([answered, closed]);
  expect(order).toEqual(['answered', 'closed']);
});

it('serves again after either of its real threads was killed, and loses nothing that it had answered', async () => {
  const [workers, reports]: [Worker[], string[]] = [[], []];
  const worker: typeof startThread = (data) => {
    const started = startThread(data);
    workers.push(started);
    return started;
  };
  const file = freshFile();
  const store = await openSqliteStore({ file, worker, report: (_, what) => void reports.push(what) });
  const { log } = await store.logs.open({ room: '#부엌' }, 'log');
  await store.logs.append(log, [say(someone(), '1')], null);
  await Promise.all(workers.map((one) => one.terminate()));
  await store.logs.append(log, [say(someone(), '2')], null);
  expect((await store.logs.page(log, { after: 0, limit: 9 })).entries.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(reports).toEqual(Array(2).fill('a thread of the store died'));
  await store.close();
});

it('has one thread until there is a visitor', async () => {
  const roles: string[] = [];
  const worker: typeof startThread = (data) => {
    roles.push(data.role);
    return startThread(data);
  };
  const store = await openSqliteStore({ file: freshFile(), worker, report: () => {} });
  const { log } = await store.logs.open({ room: '#부엌' }, 'log');
  expect(await store.logs.rooms()).toMatchObject([{ log, last: 0 }]);
  expect(roles).toEqual(['writer']);
  await store.logs.append(log, [say(someone(), '1')], null);
  expect(roles).toEqual(['writer', 'reader']);
  expect(await store.logs.rooms()).toMatchObject([{ log, last: 1 }]);
  await store.close();
  await expect(store.logs.rooms()).rejects.toMatchObject({ code: 'stopped' });
});

it('starts no thread for who asks too late', async () => {
  const roles: string[] = [];
  const worker: typeof startThread = (data) => {
    roles.push(data.role);
    return startThread(data);
  };
  const store = await openSqliteStore({ file: freshFile(), worker, report: () => {} });
  await store.close();
  await expect(store.logs.find(['?'])).rejects.toMatchObject({ code: 'stopped' });
  expect(roles).toEqual(['writer']);
});
