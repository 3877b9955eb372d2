import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { oneTimeSecret, readOneTime } from './one-time.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

test('[A8] a one-time secret has four groups of four letters that look like no others', () => {
  const secrets = Array.from({ length: 500 }, (_, n) => oneTimeSecret(digest(`${n}`)));
  expect(new Set(secrets).size).toBe(500);
  for (const secret of secrets) expect(secret).toMatch(/^once(-[0-9a-hjkmnp-tv-z]{4}){4}$/);
});

test('[A8] it is read however it was typed; anything else is none', () => {
  const read = readOneTime('once-0a1b-2c3d-4e5f-6g7h');
  expect(read).toBe('0a1b2c3d4e5f6g7h');
  for (const typed of ['ONCE-OAIB-2C3D-4E5F-6G7H', ' once 0alb 2c3d 4e5f 6g7h ', 'once0a1b2c3d4e5f6g7h']) {
    expect(readOneTime(typed)).toBe(read);
  }
  for (const other of [
    '',
    '0a1b-2c3d-4e5f-6g7h',
    'once-0a1b',
    'once-0a1b-2c3d-4e5f-6g7h-8',
    '한번-0a1b-2c3d-4e5f-6g7h',
  ]) {
    expect(readOneTime(other)).toBeNull();
  }
});
