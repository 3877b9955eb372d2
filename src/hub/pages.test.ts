import { expect, test } from 'vitest';
import { HandClock } from '../../test/plays/given.ts';
import { watched } from '../../test/rules/watched-store.ts';
import { memoryStore } from '../stores/memory/memory.ts';
import { Pages } from './pages.ts';
import type { LogStore } from './ports/logs.ts';

const ALL = { after: 0, limit: 50 } as const;

async function house() {
  const asked: string[] = [];
  const { logs } = watched({ before: (call) => void asked.push(call) }, memoryStore());
  const clock = new HandClock();
  const { log } = await logs.open({ room: '#광장' }, 'log');
  asked.length = 0;
  return { pages: new Pages(logs, clock), logs, log, clock, asked };
}

async function say(logs: LogStore, log: string, text: string): Promise<void> {
  const event = { on: 'said', room: '#광장', by: { id: 'p', nickname: '길동' }, text } as const;
  await logs.append(log, [{ id: `id ${text}`, at: 1, event, key: null, amendment: null }], null);
}

test('[R3] [L3] the same page for many is read once, and anew when something was kept', async () => {
  const { pages, logs, log, asked } = await house();
  await say(logs, log, '하나');
  const many = await Promise.all(Array.from({ length: 100 }, () => pages.of(log, ALL, 1)));
  expect([new Set(many).size, asked.filter((call) => call === 'logs.page').length]).toEqual([1, 1]);
  await say(logs, log, '둘');
  expect((await pages.of(log, ALL, 2)).entries.map(({ seq }) => seq)).toEqual([1, 2]);
});

test('it is kept for a moment only; of a log whose end nobody knows it is not kept', async () => {
  const { pages, logs, log, clock, asked } = await house();
  await say(logs, log, '하나');
  await pages.of(log, ALL, 1);
  await null;
  clock.advance(2_000);
  await pages.of(log, ALL, 1);
  await pages.of(log, ALL, null);
  await pages.of(log, ALL, null);
  expect(asked.filter((call) => call === 'logs.page')).toHaveLength(4);
});

test('[L6] a page that could not be read is asked for anew', async () => {
  let broken = true;
  const logs = watched({
    before: () => {
      if (broken) throw new Error('the disk is gone');
    },
  }).logs;
  const pages = new Pages(logs, new HandClock());
  await expect(pages.of('log', ALL, 1)).rejects.toThrow('gone');
  broken = false;
  expect(await pages.of('log', ALL, 1)).toEqual({ entries: [], more: false });
});
