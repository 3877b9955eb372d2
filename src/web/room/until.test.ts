import { expect, test } from 'vitest';
import { until } from './until.ts';

const NOW = Date.UTC(2026, 10, 26);

test.each([
  [30_000, '1분 후', 'in 1 min.'],
  [600_000, '10분 후', 'in 10 min.'],
  [3_600_000, '1시간 후', 'in 1 hr.'],
  [26 * 3_600_000, '1일 후', 'in 1 day'],
  [365 * 86_400_000, '365일 후', 'in 365 days'],
])('[R23] %d ms from now is %s, %s', (ms, ko, en) => {
  expect(until(NOW + ms, NOW, 'ko')).toBe(ko);
  expect(until(NOW + ms, NOW, 'en')).toBe(en);
});
