import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareRoomName, roomKey } from './room-name.ts';

const anything = fc.array(fc.constantFrom(...'#＃광ᄒ́ aÉ🍜ﬁ'), { maxLength: 8 }).map((parts) => parts.join(''));
const faultOf = (raw: string) => {
  const prepared = prepareRoomName(raw);
  return prepared.ok ? 'none' : prepared.fault;
};

test.each([
  ['광장', '#광장'],
  ['#광장', '#광장'],
  [' ＃광장 ', '#광장'],
  ['#광장'.normalize('NFD'), '#광장'],
  ['Lobby', '#Lobby'],
  ['constructor', '#constructor'],
  ['🍜', '#🍜'],
])('[N13] %j is the room %s', (raw, room) => expect(prepareRoomName(raw)).toEqual({ ok: true, room }));

test.each([
  ['', 'empty'],
  ['#', 'empty'],
  ['##linux', 'punctuation'],
  ['a b', 'punctuation'],
  ['a,b', 'punctuation'],
  ['a：b', 'punctuation'],
  ['a\u0007', 'control'],
  ['a\r\nJOIN', 'control'],
  ['a\u200Bb', 'invisible'],
  ['\u3164', 'invisible'],
  ['a\u202Eb', 'bidirectional'],
  ['\u0301a', 'marks'],
  ['방'.repeat(64), 'too_long'],
])('[N13] %j is refused: %s', (raw, fault) => expect(faultOf(raw)).toBe(fault));

test('[N13] 64 code points fit, the # among them', () => {
  expect(faultOf('🍜'.repeat(63))).toBe('none');
  expect(faultOf('a'.repeat(1_000_000))).toBe('too_long');
});

test('[N13] a prepared room name prepares to itself', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const once = prepareRoomName(raw);
      if (once.ok) expect(prepareRoomName(once.room)).toEqual(once);
    }),
  );
});

test.each([
  ['#Lobby', '#lobby'],
  ['#광장', '#광장'.normalize('NFD')],
  ['#ＬＯＢＢＹ', '#lobby'],
])('[N14] %s is the same room as %s', (one, other) => expect(roomKey(one)).toBe(roomKey(other)));

test('[N14] #광장 is not #광', () => expect(roomKey('#광장')).not.toBe(roomKey('#광')));
