import { describe, expect, test } from 'vitest';
import { alertIn, type Called, isQuiet } from './alerts.ts';

const me = { id: 'me', nickname: '길동' };
const other = { id: 'other', nickname: '소연' };
const called: Called = { me, words: ['회의', 'deploy'], home: '#광장' };
const place = { log: 'l', seq: 1, id: 'x', at: 1 };
const said = (text: string, by = other) => ({ on: 'said', ...place, room: '#부엌', by, text }) as const;

describe('(UX 73) what calls somebody', () => {
  test.each([
    ['@길동아 밥', true],
    ['내일 회의는 몇 시', true],
    ['DEPLOY 했어요', true],
    ['redeployed', false],
    ['그냥 하는 말', false],
  ])('%j: %s', (text, wanted) => expect(alertIn(said(text), called) !== null).toBe(wanted));

  test('what one says oneself does not', () => {
    expect(alertIn(said('@길동', me), called)).toBeNull();
  });

  test('a whisper does, and is shown where one is, or where everybody is', () => {
    const whisper = { on: 'whispered', ...place, by: other, to: me, text: '쉿' } as const;
    expect(alertIn(whisper, called)).toMatchObject({ room: '#광장', whisper: true, text: '쉿' });
    expect(alertIn({ ...whisper, aside: '#부엌' }, called)).toMatchObject({ room: '#부엌' });
    expect(alertIn(whisper, { ...called, home: undefined })).toMatchObject({ room: '@소연' });
  });
});

test.each([
  ['22:00', '07:00', 23, true],
  ['22:00', '07:00', 6, true],
  ['22:00', '07:00', 7, false],
  ['12:00', '13:00', 12, true],
  ['12:00', '13:00', 13, false],
  ['12:00', '12:00', 12, false],
])('(UX 73) quiet from %s to %s: at %i %s', (from, to, hour, wanted) => {
  expect(isQuiet({ from, to }, new Date(2026, 10, 26, hour))).toBe(wanted);
});
