import { expect, test } from 'vitest';
import { clockIn } from './quiet.ts';

const MIDNIGHT = Date.UTC(2026, 6, 1);

test.each([
  ['UTC', '00:00'],
  ['Asia/Seoul', '09:00'],
  ['America/New_York', '20:00'],
  ['Asia/Kolkata', '05:30'],
  ['Mars/Olympus', null],
  ['', null],
])('(UX 73) a clock in %s shows %s', (zone, shown) => expect(clockIn(zone, MIDNIGHT)).toBe(shown));
