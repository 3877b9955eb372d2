import { expect, test } from 'vitest';
import { passwords } from './passwords.ts';

const quick = passwords({ ln: 4, r: 8, p: 1 });

test('[A6] what was hashed is known again, and nothing else', async () => {
  const phc = await quick.hash('속닥속닥 비밀번호');
  expect(await quick.verify('속닥속닥 비밀번호', phc)).toBe(true);
  expect(await quick.verify('속닥속닥 비밀번호!', phc)).toBe(false);
  expect(await quick.verify('속닥속닥 비밀번호', null)).toBe(false);
  expect(await quick.verify('속닥속닥 비밀번호', 'no PHC string')).toBe(false);
});

test('[A6] it is scrypt at the cost that it says, also when the cost has changed since (RFC 7914 section 12)', async () => {
  const salt = Buffer.from('SodiumChloride').toString('base64').replace(/=+$/, '');
  const known = Buffer.from('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2', 'hex');
  const phc = `$scrypt$ln=14,r=8,p=1$${salt}$${known.toString('base64').replace(/=+$/, '')}`;
  expect(await quick.verify('pleaseletmein', phc)).toBe(true);
  expect(await quick.verify('pleaseletmeout', phc)).toBe(false);
});

test('[A3] two are computed at once, the others wait in their order', async () => {
  const order: number[] = [];
  const all = [1, 2, 3, 4, 5].map((n) => quick.hash('비밀번호 여덟 자').then(() => order.push(n)));
  expect(quick.waiting).toBe(3);
  await Promise.all(all);
  expect(quick.waiting).toBe(0);
  expect(order.slice(-1)).toEqual([5]);
});
