import { describe, expect, test } from 'vitest';
import { dayName, written } from './dates.ts';
import { preferred } from './language.ts';

const words = { today: '오늘', yesterday: '어제' };
const at = (text: string) => Date.parse(text);

describe('(UX 32) day lines', () => {
  const now = at('2026-11-25T03:00:00Z');

  test('in Korean, in Seoul', () => {
    const name = (text: string) => dayName({ at: at(text), now, language: 'ko', words, timeZone: 'Asia/Seoul' });
    expect(name('2026-11-23T05:00:00Z')).toBe('11월 23일 월요일');
    expect(name('2026-11-23T15:30:00Z')).toBe('어제');
    expect(name('2026-11-24T15:30:00Z')).toBe('오늘');
    expect(name('2025-12-31T12:00:00Z')).toBe('2025년 12월 31일 수요일');
  });

  test('in English, in Los Angeles', () => {
    const english = { today: 'Today', yesterday: 'Yesterday' };
    const name = (text: string) =>
      dayName({ at: at(text), now, language: 'en', words: english, timeZone: 'America/Los_Angeles' });
    expect(name('2026-11-23T05:00:00Z')).toBe('Sunday, November 22');
    expect(name('2026-11-24T07:59:00Z')).toBe('Yesterday');
    expect(name('2026-11-24T08:01:00Z')).toBe('Today');
    expect(name('2026-11-25T02:59:00Z')).toBe('Today');
  });

  test('the time is the local one', () => {
    expect(written(at('2026-11-23T05:05:09Z'), 'time', 'ko', 'Asia/Seoul')).toBe('오후 2:05');
    expect(written(at('2026-11-23T05:05:09Z'), 'exact', 'en', 'Asia/Seoul')).toMatch(/^2:05:09.PM$/u);
  });
});

test('(UX 94) the language is the first of ours that the browser asks for', () => {
  expect(preferred(['ja-JP', 'ko-KR', 'en'])).toBe('ko');
  expect(preferred(['en-GB', 'ko'])).toBe('en');
  expect(preferred(['fr'])).toBe('en');
});
