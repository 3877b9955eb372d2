import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { zeroBits } from '../core/work.ts';
import { guarding } from './guarding.ts';
import { solve } from './solve.ts';

/** What is asked of the server for a line. */
function askedBy(line: string): unknown {
  const asked: unknown[] = [];
  const connection = { ask: async (name: string, payload: object) => void asked.push({ do: name, ...payload }) };
  const act = guarding(line, { connection: connection as never, room: '#광장', key: 'k' });
  if (typeof act !== 'function') return act;
  void act();
  return asked[0];
}

test.each<readonly [string, unknown]>([
  ['/slow 30', { do: 'slow', room: '#광장', seconds: 30, key: 'k' }],
  ['／SLOW 30초 ', { do: 'slow', room: '#광장', seconds: 30, key: 'k' }],
  ['/slow 0', { do: 'slow', room: '#광장', seconds: 0, key: 'k' }],
  ['/slow', 'wrong'],
  ['/slow soon', 'wrong'],
  ['/lock 수업 중', { do: 'lock', on: true, reason: '수업 중' }],
  ['/lock', { do: 'lock', on: true, reason: '' }],
  ['/unlock', { do: 'lock', on: false, reason: '' }],
  ['/slower 3', null],
  ['말 /slow 3', null],
])('[M8] [M9] %j', (line, wanted) => expect(askedBy(line)).toEqual(wanted));

test.each([0, 1, 7, 8, 9, 12])('[D1] a work of %i bits is found, and is one for the server', async (bits) => {
  const clock = {
    after(_: number, run: () => void) {
      queueMicrotask(run);
      return () => {};
    },
  };
  const work = await solve({ challenge: 'a.b.c', bits }, clock);
  expect(work).toMatch(/^a\.b\.c:\d+$/);
  expect(zeroBits(createHash('sha256').update(work).digest('base64url'))).toBeGreaterThanOrEqual(bits);
});
