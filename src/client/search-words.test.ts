import { expect, test } from 'vitest';
import { searchWish } from './search-words.ts';

const NOW = new Date(2026, 10, 26, 15, 0).getTime();
const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime();

test.each([
  ['회의 시간', { query: '회의 시간' }],
  ['회의 방:부엌', { query: '회의', room: '#부엌' }],
  ['in:#부엌 회의', { query: '회의', room: '#부엌' }],
  ['from:"홍 길동" 밥', { query: '밥', from: '홍 길동' }],
  ['누가：@홍길동 밥', { query: '밥', from: '홍길동' }],
  ['귓속말:김소연 밥', { query: '밥', with: '김소연' }],
  ['has:file 표', { query: '표', has: 'file' }],
  ['있음:파일 표', { query: '표', has: 'file' }],
  ['after:2026-11-01 밥', { query: '밥', after: day(2026, 11, 1) }],
  ['부터:어제 밥', { query: '밥', after: day(2026, 11, 25) }],
  ['전:11.20 밥', { query: '밥', before: day(2026, 11, 20) }],
  ['까지:12/25 밥', { query: '밥', before: day(2025, 12, 26) }],
  ['until:today 밥', { query: '밥', before: day(2026, 11, 27) }],
  ['https://a.kr 제목:하나', { query: 'https://a.kr 제목:하나' }],
  ['has:nothing', { query: 'has:nothing' }],
])('(UX 26) %j', (typed, wish) => expect(searchWish(typed, NOW)).toEqual({ ok: true, wish }));

test.each(['before:soon 밥', '부터:13-40 밥', 'after:2026-02-30 밥'])('%j has a date that is none', (typed) => {
  expect(searchWish(typed, NOW)).toEqual({ ok: false, badDate: typed.split(' ')[0] });
});
