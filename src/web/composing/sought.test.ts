import { expect, test } from 'vitest';
import { closedCode, firstWord, soughtIn } from './sought.ts';

test.each([
  ['@', { is: 'person', typed: '', from: 0 }],
  ['안녕 @기', { is: 'person', typed: '기', from: 3 }],
  ['(@홍 길', { is: 'person', typed: '홍 길', from: 1 }],
  ['#부', { is: 'room', typed: '부', from: 0 }],
  ['보세요 #', { is: 'room', typed: '', from: 4 }],
  ['/jo', { is: 'command', typed: 'jo', from: 0 }],
  ['좋네요 :웃', { is: 'emoji', typed: '웃', from: 4 }],
  [':smi', { is: 'emoji', typed: 'smi', from: 0 }],
  ['(:+1', { is: 'emoji', typed: '+1', from: 1 }],
  [':D', null],
  ['3:30', null],
  ['이유:없음', null],
  ['::ko', null],
  ['a@b.kr', null],
  ['C#', null],
  ['/join 부', null],
  ['말 /jo', null],
  ['//', null],
])('(UX 14, 15) what is meant by %j', (before, wanted) => expect(soughtIn(before)).toEqual(wanted));

test('(UX 17) the first word alone may be a name', () => {
  expect([firstWord('홍길'), firstWord('홍길 '), firstWord('/w'), firstWord('')]).toEqual(['홍길', null, null, null]);
});

test.each([
  ['좋네요 :웃음:', { code: '웃음', from: 4 }],
  [':+1:', { code: '+1', from: 0 }],
  [':smile: ', null],
  ['오후 3:30:', null],
  ['::', null],
])('(UX 15) the code that ends %j', (before, wanted) => expect(closedCode(before)).toEqual(wanted));
