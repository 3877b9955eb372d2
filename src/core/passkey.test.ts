import { expect, test } from 'vitest';
import { siteOf } from './passkey.ts';

test.each([
  ['https://chat.example.com', 'chat.example.com'],
  ['https://Chat.example.com:8443', 'chat.example.com'],
  ['http://localhost:8000', 'localhost'],
  ['http://sokdak.localhost', 'sokdak.localhost'],
])('[A9] at %s there are passkeys, for %s', (page, domain) => {
  expect(siteOf(page)).toEqual({ origin: page, domain });
});

test.each([
  undefined,
  '',
  'null',
  'http://chat.example.com',
  'https://192.0.2.1',
  'http://127.0.0.1:8000',
  'https://[::1]',
])('[A9] at %s there are none', (page) => {
  expect(siteOf(page)).toBeNull();
});
