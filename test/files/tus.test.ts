import { once } from 'node:events';
import { connect } from 'node:net';
import { Upload } from 'tus-js-client';
import { expect, test } from 'vitest';
import { memoryFiles } from '../../src/files/memory/memory.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { open } from '../http/caller.ts';
import { png } from './pictures.ts';
import { Sender } from './sender.ts';

const MB = 2 ** 20;

async function scene() {
  const bytes = memoryFiles();
  const house = await open({ openBytes: async () => bytes });
  const [gildong, soyeon] = [new Sender(house), new Sender(house)];
  await gildong.hello('홍길동');
  await soyeon.hello('김소연');
  return { house, bytes, gildong, soyeon };
}

test('[F2] the client of tus sends a file in pieces, with its Korean name', async () => {
  const { house, gildong } = await scene();
  const bytes = Buffer.concat([png(5, 5), Buffer.alloc(3 * MB, 7)]);
  const seen: number[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${house.url}/files`,
      chunkSize: MB,
      headers: { authorization: `Bearer ${gildong.token}` },
      metadata: { filename: '회의록 (최종).png', filetype: 'image/png', alt: '표' },
      onChunkComplete: (_, accepted) => void seen.push(accepted),
      onError: reject,
      onSuccess: () => resolve(upload.url ?? ''),
    });
    upload.start();
  });
  expect(seen).toEqual([MB, 2 * MB, 3 * MB, bytes.length]);
  const id = new URL(url).pathname.slice('/files/'.length);
  expect((await gildong.sayWith([id])).status).toBe(200);
  const { body } = await gildong.ask('GET', '/api/rooms/광장/history');
  const file = { id, name: '회의록 (최종).png', type: 'image/png', width: 5, height: 5, alt: '표', size: bytes.length };
  expect(body.entries[0].files).toEqual([file]);
  expect((await gildong.fetch(`/files/${id}/x`)).bytes.equals(bytes)).toBe(true);
});

test('[F2] the client of tus goes on with what was begun, also after a restart of the client', async () => {
  const { house, gildong } = await scene();
  const bytes = Buffer.alloc(2 * MB, 'x');
  const path = await gildong.create(bytes.length, { filename: 'x.bin' });
  await gildong.tus('PATCH', path, { 'upload-offset': '0' }, bytes.subarray(0, MB + 5));
  const sent = await new Promise<number>((resolve, reject) => {
    let from = -1;
    new Upload(bytes, {
      endpoint: `${house.url}/files`,
      uploadUrl: house.url + path,
      headers: { authorization: `Bearer ${gildong.token}` },
      onProgress: (count) => {
        from = from < 0 ? count : from;
      },
      onError: reject,
      onSuccess: () => resolve(from),
    }).start();
  });
  expect(sent).toBeGreaterThanOrEqual(MB + 5);
  expect((await gildong.sayWith([path.slice('/files/'.length)])).status).toBe(200);
});

test('[F2] says what it can do', async () => {
  const { gildong } = await scene();
  const { status, headers } = await gildong.raw('OPTIONS', '/files');
  expect(status).toBe(204);
  expect(headers.get('tus-version')).toBe('1.0.0');
  expect(headers.get('tus-extension')).toBe('creation,creation-with-upload,termination');
  expect(headers.get('tus-max-size')).toBe(`${10 * MB}`);
});

test('[F2] core and creation of tus, request by request', async () => {
  const { gildong } = await scene();
  const path = await gildong.create(6);
  expect(path).toMatch(/^\/files\/[\w-]+$/);
  const head = async () => (await gildong.tus('HEAD', path)).headers;
  expect([(await head()).get('upload-offset'), (await head()).get('upload-length')]).toEqual(['0', '6']);
  expect((await head()).get('cache-control')).toBe('no-store');
  const first = await gildong.tus('PATCH', path, { 'upload-offset': '0' }, Buffer.from('abc'));
  expect([first.status, first.headers.get('upload-offset'), first.headers.get('tus-resumable')]).toEqual([
    204,
    '3',
    '1.0.0',
  ]);
  expect((await gildong.tus('PATCH', path, { 'upload-offset': '0' }, Buffer.from('abc'))).status).toBe(409);
  const last = await gildong.tus('PATCH', path, { 'upload-offset': '3' }, Buffer.from('def'));
  expect([last.status, last.headers.get('upload-offset')]).toEqual([204, '6']);
  expect((await head()).get('upload-offset')).toBe('6');
  expect((await gildong.fetch(`${path}/x`)).bytes.toString()).toBe('abcdef');
});

test('[F2] creation with bytes, an empty file, and methods by another header', async () => {
  const { gildong } = await scene();
  const both = await gildong.tus('POST', '/files', { 'upload-length': '3' }, Buffer.from('abc'));
  expect([both.status, both.headers.get('upload-offset')]).toEqual([201, '3']);
  const empty = await gildong.create(0, { filename: '빈 파일.txt' });
  expect((await gildong.tus('HEAD', empty)).headers.get('upload-offset')).toBe('0');
  expect((await gildong.sayWith([empty.slice('/files/'.length)])).status).toBe(200);
  const path = await gildong.create(3);
  const override = { 'upload-offset': '0', 'x-http-method-override': 'PATCH' };
  expect((await gildong.tus('POST', path, override, Buffer.from('abc'))).status).toBe(204);
  expect((await gildong.tus('POST', path)).status).toBe(405);
});

test('[F2] what is not as tus has it is refused, and changes nothing', async () => {
  const { gildong } = await scene();
  const path = await gildong.create(3);
  const bytes = Buffer.from('abc');
  const status = async (...args: Parameters<Sender['tus']>) => (await gildong.tus(...args)).status;
  const old = await gildong.tus('HEAD', path, { 'tus-resumable': '0.2.2' });
  expect([old.status, old.headers.get('tus-version')]).toEqual([412, '1.0.0']);
  expect(await status('POST', '/files')).toBe(400);
  expect(await status('POST', '/files', { 'upload-length': '-1' })).toBe(400);
  expect(await status('POST', '/files', { 'upload-defer-length': '1' })).toBe(400);
  expect(await status('PATCH', path, {}, bytes)).toBe(400);
  expect(await status('PATCH', path, { 'upload-offset': '0', 'content-type': 'text/plain' }, bytes)).toBe(415);
  expect(await status('PATCH', path, { 'upload-offset': '2' }, bytes)).toBe(409);
  expect(await status('PATCH', '/files/none', { 'upload-offset': '0' }, bytes)).toBe(404);
  expect(await status('HEAD', '/files/..%2F..%2Fsokdak.db')).toBe(404);
  expect((await gildong.tus('HEAD', path)).headers.get('upload-offset')).toBe('0');
});

test('[F2] more bytes than announced are not taken, by announced length or in chunks', async () => {
  const { house, gildong } = await scene();
  const path = await gildong.create(3);
  const { status, body } = await gildong.tus('PATCH', path, { 'upload-offset': '0' }, Buffer.from('abcdef'));
  expect([status, body.error.code]).toEqual([400, 'bad_request']);
  const { hostname, port } = new URL(house.url);
  const socket = connect(Number(port), hostname);
  const words = [
    'PATCH',
    path,
    'HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nTransfer-Encoding: chunked',
  ];
  socket.write(
    `${words.join(' ')}\r\nContent-Type: application/offset+octet-stream\r\nAuthorization: Bearer ${gildong.token}\r\n\r\n`,
  );
  socket.write('2\r\nab\r\n4\r\ncdef\r\n0\r\n\r\n');
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 400 /);
  socket.destroy();
  expect(Number((await gildong.tus('HEAD', path)).headers.get('upload-offset'))).toBeLessThan(3);
});

test('[F2] bytes that came before the line broke stay; who comes back goes on, though the old request still waits', async () => {
  const { house, bytes, gildong } = await scene();
  const path = await gildong.create(10);
  const { hostname, port } = new URL(house.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `PATCH ${path} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Length: 10\r\n`,
  );
  socket.write(`Content-Type: application/offset+octet-stream\r\nAuthorization: Bearer ${gildong.token}\r\n\r\nabcdef`);
  socket.on('error', () => {});
  const there = async () => (await bytes.upload(path.slice('/files/'.length)))?.has;
  while ((await there()) !== 6) await new Promise(setImmediate);
  const { headers } = await gildong.tus('HEAD', path);
  expect(headers.get('upload-offset')).toBe('6');
  expect((await gildong.tus('PATCH', path, { 'upload-offset': '6' }, Buffer.from('ghij'))).status).toBe(204);
  expect((await gildong.fetch(`${path}/x`)).bytes.toString()).toBe('abcdefghij');
});

test('[F2] only who began an upload goes on with it, looks at it, or gives it up', async () => {
  const { house, gildong, soyeon } = await scene();
  const path = await gildong.create(3);
  const nobody = new Sender(house);
  const bytes = Buffer.from('abc');
  for (const [who, status] of [
    [soyeon, 404],
    [nobody, 401],
  ] as const) {
    expect((await who.tus('HEAD', path)).status).toBe(status);
    expect((await who.tus('PATCH', path, { 'upload-offset': '0' }, bytes)).status).toBe(status);
    expect((await who.tus('DELETE', path)).status).toBe(status);
  }
  expect((await nobody.tus('POST', '/files', { 'upload-length': '3' })).status).toBe(401);
  expect((await gildong.tus('DELETE', path)).status).toBe(204);
  expect((await gildong.tus('HEAD', path)).status).toBe(404);
});

test('[F2] a file that was not said may be given up; one that was may not', async () => {
  const { gildong } = await scene();
  const [one, two] = [await gildong.file('가'), await gildong.file('나')];
  await gildong.sayWith([two]);
  expect((await gildong.tus('DELETE', `/files/${one}`)).status).toBe(204);
  expect((await gildong.tus('DELETE', `/files/${two}`)).status).toBe(404);
  expect((await gildong.fetch(`/files/${one}/x`)).status).toBe(404);
  expect((await gildong.fetch(`/files/${two}/x`)).status).toBe(200);
});

test('[F2] [F6] [F7] after a restart uploads go on, what waits may be said, and what a crash left behind is gone', async () => {
  const [bytes, store] = [memoryFiles(), memoryStore()];
  const given = { openBytes: async () => bytes, openStore: async () => store };
  const before = await open(given);
  const gildong = await new Sender(before).hello('홍길동');
  const path = await gildong.create(6);
  await gildong.tus('PATCH', path, { 'upload-offset': '0' }, Buffer.from('abc'));
  const waiting = await gildong.file('기다림');
  await bytes.begin('crashed', '{}');
  await bytes.keep('crashed', (await bytes.seal('crashed', 1)).sum);
  await bytes.drop('crashed');
  await before.stop();
  const again = new Sender(await open(given));
  again.token = gildong.token;
  expect((await again.tus('HEAD', path)).headers.get('upload-offset')).toBe('3');
  await again.tus('PATCH', path, { 'upload-offset': '3' }, Buffer.from('def'));
  expect((await again.sayWith([waiting, path.slice('/files/'.length)])).status).toBe(200);
  const sums: string[] = [];
  for await (const sum of bytes.sums()) sums.push(sum);
  expect(sums).toHaveLength(2);
});

test('[F2] a store that failed at the last byte is asked again by whoever looks', async () => {
  const { house, gildong } = await scene();
  const path = await gildong.create(3);
  const { put } = house.hub.store.files;
  Object.assign(house.hub.store.files, { put: () => Promise.reject(new Error('full')) });
  expect((await gildong.tus('PATCH', path, { 'upload-offset': '0' }, Buffer.from('abc'))).status).toBe(503);
  Object.assign(house.hub.store.files, { put });
  expect((await gildong.tus('HEAD', path)).headers.get('upload-offset')).toBe('3');
  expect((await gildong.sayWith([path.slice('/files/'.length)])).status).toBe(200);
});
