import { expect, test } from 'vitest';
import { calls } from './calls.ts';

test.each([
  ['@길동 안녕', '길동', true],
  ['안녕 @길동아', '길동', true],
  ['(@HONG)', 'hong', true],
  ['＠길동', '길동', true],
  ['길동 안녕', '길동', false],
  ['mail@길동.kr', '길동', false],
  ['mail@길동.kr, @길동', '길동', true],
  ['@', '', false],
  ['@김 소연 안녕', '김 소연', true],
])('(UX 73) %j calls %j: %s', (text, nickname, wanted) => expect(calls(text, nickname)).toBe(wanted));
