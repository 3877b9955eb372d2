import { expect, test } from 'vitest';
import { open } from '../http/caller.ts';
import { GIF, png } from './pictures.ts';
import { Sender } from './sender.ts';

async function scene() {
  const house = await open();
  const gildong = new Sender(house);
  await gildong.hello('홍길동');
  return { house, gildong };
}

test('[F4] a picture is shown in place, as what it is, and runs nothing', async () => {
  const { gildong } = await scene();
  const bytes = png(3, 2);
  const id = await gildong.file(bytes, { name: '고양이 (1).png', type: 'text/html' });
  const { status, headers, bytes: got } = await gildong.fetch(`/files/${id}/x`);
  expect([status, got.equals(bytes)]).toEqual([200, true]);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `inline; filename="___ (1).png"; filename*=UTF-8''%EA%B3%A0%EC%96%91%EC%9D%B4%20%281%29.png`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    'content-length': `${bytes.length}`,
  });
});

test.each([
  ['page.html', 'text/html', '<!doctype html><script>alert(1)</script>'],
  ['logo.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a.xml', 'application/xml', '<?xml version="1.0"?><a/>'],
  ['a.js', 'text/javascript', 'alert(1)'],
  ['a.pdf', 'application/pdf', '%PDF-1.7'],
  ['fake.png', 'image/png', '<script>alert(1)</script>'],
])('[F4] %s is only kept, never shown', async (name, type, text) => {
  const { gildong } = await scene();
  const { headers, bytes } = await gildong.fetch(`/files/${await gildong.file(text, { name, type })}/${name}`);
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('content-disposition')).toMatch(/^attachment; /);
  expect(headers.get('content-security-policy')).toContain('sandbox');
  expect(bytes.toString()).toBe(text);
});

test('[F4] what is a picture and a script at once is a picture, and read as nothing else', async () => {
  const { gildong } = await scene();
  const both = Buffer.concat([GIF, Buffer.from('/*<script>alert(1)</script>*/')]);
  const { headers } = await gildong.fetch(
    `/files/${await gildong.file(both, { name: 'a.html', type: 'text/html' })}/a.html`,
  );
  expect(headers.get('content-type')).toBe('image/gif');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('[F4] parts of a file, as RFC 9110 has them', async () => {
  const { gildong } = await scene();
  const id = await gildong.file('0123456789', { name: 'a.txt' });
  const part = async (range: string, more: Record<string, string> = {}) => {
    const { status, headers, bytes } = await gildong.fetch(`/files/${id}/a.txt`, { range, ...more });
    return [status, headers.get('content-range'), bytes.toString()];
  };
  expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
  expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789']);
  expect(await part('bytes=-2')).toEqual([206, 'bytes 8-9/10', '89']);
  expect(await part('bytes=-99')).toEqual([206, 'bytes 0-9/10', '0123456789']);
  expect(await part('bytes=0-99')).toEqual([206, 'bytes 0-9/10', '0123456789']);
  for (const odd of ['bytes=', 'bytes=-', 'bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'x']) {
    expect(await part(odd)).toEqual([200, null, '0123456789']);
  }
  for (const none of ['bytes=10-', 'bytes=-0']) expect((await part(none)).slice(0, 2)).toEqual([416, 'bytes */10']);
  expect((await part('bytes=2-4', { 'if-range': '"other"' }))[0]).toBe(200);
});

test('[F4] who has it already is told so; HEAD tells all but the bytes', async () => {
  const { gildong } = await scene();
  const path = `/files/${await gildong.file('0123456789')}/a.txt`;
  const head = await gildong.fetch(path, {}, 'HEAD');
  expect([head.status, head.headers.get('content-length'), head.bytes.length]).toEqual([200, '10', 0]);
  const again = await gildong.fetch(path, { 'if-none-match': `"x", ${head.headers.get('etag')}` });
  expect([again.status, again.bytes.length]).toEqual([304, 0]);
});
