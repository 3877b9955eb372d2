import { expect, test } from 'vitest';
import { firstWord, soughtIn } from './sought.ts';

test.each([
  ['@', { is: 'person', typed: '', from: 0 }],
  ['안녕 @기', { is: 'person', typed: '기', from: 3 }],
  ['(@홍 길', { is: 'person', typed: '홍 길', from: 1 }],
  ['#부', { is: 'room', typed: '부', from: 0 }],
  ['보세요 #', { is: 'room', typed: '', from: 4 }],
  ['/jo', { is: 'command', typed: 'jo', from: 0 }],
  ['a@b.kr', null],
  ['C#', null],
  ['/join 부', null],
  ['말 /jo', null],
  ['//', null],
])('(UX 14, 15) what is meant by %j', (before, wanted) => expect(soughtIn(before)).toEqual(wanted));

test('(UX 17) the first word alone may be a name', () => {
  expect([firstWord('홍길'), firstWord('홍길 '), firstWord('/w'), firstWord('')]).toEqual(['홍길', null, null, null]);
});
