import { expect, test } from 'vitest';
import { preparePassword } from './password.ts';

const fault = (raw: string) => {
  const prepared = preparePassword(raw);
  return prepared.ok ? null : prepared.refusal.fault;
};

test('[A1] a password has 8 to 128 code points', () => {
  expect(fault('가나다라마바사')).toBe('too_short');
  expect(fault('가나다라마바사아')).toBeNull();
  expect(fault('🦊'.repeat(8))).toBeNull();
  expect(fault('🦊'.repeat(128))).toBeNull();
  expect(fault('🦊'.repeat(129))).toBe('too_long');
  expect(fault('ᄀ'.repeat(1_000_000))).toBe('too_long');
});

test('[A1] it has no controls, and is not made of pieces that compose to fewer', () => {
  expect(fault('1234567\n8')).toBe('control');
  expect(fault('12345678\0')).toBe('control');
  expect(fault('가나다라마바사'.normalize('NFD'))).toBe('too_short');
});

test('[A1] it is the same from every keyboard: composed or not, with any space', () => {
  const nfd = preparePassword('속닥속닥 비밀번호'.normalize('NFD'));
  expect(nfd).toEqual({ ok: true, password: '속닥속닥 비밀번호' });
  expect(preparePassword('속닥속닥\u3000비밀번호')).toEqual(nfd);
  expect(preparePassword('  Spaces Stay  ')).toEqual({ ok: true, password: '  Spaces Stay  ' });
});
