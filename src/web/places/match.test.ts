import { expect, test } from 'vitest';
import { matches } from './match.ts';

test.each([
  ['#속닥', 'ㅅㄷ', true],
  ['#속닥', 'ㅅㅅ', false],
  ['김소연', '기', true],
  ['김소연', 'ㄱㅅㅇ', true],
  ['김소연', '소연', true],
  ['김소연', '박', false],
  ['#Lobby', 'lob', true],
  ['#Lobby', '#LOB', true],
  ['#우리 반', '우리반', true],
  ['#아무', '', true],
])('(UX 57) %j is meant by %j: %s', (name, typed, wanted) => expect(matches(name, typed)).toBe(wanted));
