import { expect, test } from 'vitest';
import type { Answer } from '../protocol/commands.ts';
import { Logs } from './logs.ts';
import { TestLog } from './testing/log.ts';

const you = { id: 'you', nickname: '소연' };
const ROOM = '#광장';

function logOf(name: string, count: number): TestLog {
  const log = new TestLog(name);
  say(log, count);
  return log;
}

function say(log: TestLog, count: number): void {
  for (let n = 0; n < count; n += 1) log.add({ on: 'said', by: you, room: ROOM, text: `${log.last}` }, 1);
}

function whisper(log: TestLog): void {
  log.add({ on: 'whispered', by: you, to: you, text: '', aside: ROOM }, 1);
}

/** The room as `join` answers it. */
function viewOf(log: TestLog): Answer<'join'> {
  return { room: ROOM, log: log.log, last: log.last, count: 1, people: [], ...log.page({}) };
}

const textsOf = (logs: Logs) => logs.shown().map((entry) => ('text' in entry ? entry.text : ''));

function entered(room: TestLog, pairs: readonly TestLog[] = []): Logs {
  const logs = new Logs(() => true);
  logs.meet(pairs);
  logs.enter(viewOf(room));
  return logs;
}

test('who was never away has no absence', () => {
  expect(entered(logOf('room', 3)).absence).toBeNull();
});

test('what came meanwhile is counted, whispers too, and whole when nothing of it is missing', () => {
  const [room, pair] = [logOf('room', 3), new TestLog('pair')];
  const logs = entered(room, [pair]);
  say(room, 40);
  whisper(pair);
  logs.meet([pair]);
  logs.enter({ ...viewOf(room), entries: [] });
  expect(logs.absence).toEqual({ came: 41, whole: false, replaced: false });
  for (let hole = logs.hole(); hole; hole = logs.hole()) {
    hole.append((hole.log === 'room' ? room : pair).page({ after: hole.last }).entries);
  }
  expect(logs.absence).toEqual({ came: 41, whole: true, replaced: false });
});

test('of a long absence the newest page is here, and the count says that there is more', () => {
  const room = logOf('room', 3);
  const logs = entered(room);
  say(room, 2_000);
  logs.meet([]);
  expect(logs.enter(viewOf(room))).toBe(false);
  expect(logs.absence).toEqual({ came: 2_000, whole: false, replaced: false });
  expect(logs.missed).toBe(1_950);
});

test('an older copy of the room is noticed, and shown as it is: nothing new passes for something seen', () => {
  const logs = entered(logOf('room', 30));
  const copy = logOf('room', 10);
  logs.meet([]);
  const [early] = [copy.add({ on: 'said', by: you, room: ROOM, text: 'after the restart' }, 2)];
  logs.take(early);
  expect(logs.enter(viewOf(copy))).toBe(false);
  expect(logs.absence).toMatchObject({ came: 0, replaced: true });
  expect(textsOf(logs)).toEqual([...copy.entries.map((entry) => ('text' in entry ? entry.text : ''))]);
});

test('another log in place of the room’s is noticed', () => {
  const logs = entered(logOf('room', 3));
  logs.meet([]);
  logs.enter(viewOf(logOf('other', 5)));
  expect(logs.absence).toMatchObject({ replaced: true, whole: true });
  expect(textsOf(logs)).toEqual(['0', '1', '2', '3', '4']);
});

test('who was put out and comes back was not away', () => {
  const room = logOf('room', 3);
  const logs = entered(room);
  logs.enter(viewOf(room));
  expect(logs.absence).toBeNull();
});
