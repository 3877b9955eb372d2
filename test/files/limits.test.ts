import { expect, test } from 'vitest';
import { open } from '../http/caller.ts';
import { Sender } from './sender.ts';

const KB = 1_024;
const limits = { file: 64 * KB, perPerson: 100 * KB, inAll: 180 * KB };

async function scene(files = limits) {
  const house = await open({ settings: { files } });
  const [gildong, soyeon] = [new Sender(house), new Sender(house)];
  await gildong.hello('홍길동');
  await soyeon.hello('김소연');
  return { house, gildong, soyeon };
}

const bytes = (kb: number) => Buffer.alloc(kb * KB);
const refusal = async (sender: Sender, kb: number) => (await sender.post(bytes(kb))).body.error;

test('[F6] a file that is too large is refused before its bytes are looked at', async () => {
  const { gildong } = await scene();
  expect(await refusal(gildong, 65)).toMatchObject({ code: 'file_too_large', limit: 64 * KB });
  const { status, body } = await gildong.tus('POST', '/files', { 'upload-length': '52428800' });
  expect([status, body.error.code]).toEqual([413, 'file_too_large']);
  expect((await gildong.post(bytes(64))).status).toBe(201);
});

test('[F6] a person has so much in all, what is under way and what was said counted; what is deleted is not', async () => {
  const { gildong, soyeon } = await scene();
  const { body } = await gildong.sayWith([await gildong.file(bytes(40))]);
  await gildong.create(40 * KB);
  expect(await refusal(gildong, 21)).toMatchObject({ code: 'no_space', of: 'yours', limit: 100 * KB });
  expect((await soyeon.post(bytes(60))).status).toBe(201);
  await gildong.ask('DELETE', `/api/messages/${body.id}`);
  expect((await gildong.post(bytes(60))).status).toBe(201);
});

test('[F6] so do all together; an upload that is given up gives its room back', async () => {
  const { gildong, soyeon } = await scene();
  await gildong.file(bytes(60));
  await gildong.file(bytes(40));
  const path = await soyeon.create(60 * KB);
  expect(await refusal(soyeon, 24)).toMatchObject({ code: 'no_space', of: 'all' });
  await soyeon.tus('DELETE', path);
  expect((await soyeon.post(bytes(24))).status).toBe(201);
});

test('[F6] empty files are not free', async () => {
  const { gildong } = await scene({ ...limits, perPerson: 8 * KB });
  await gildong.file('');
  await gildong.file('');
  expect((await gildong.post('')).body.error.code).toBe('no_space');
});

test('[F6] no more than 50 wait to be said, and they come at a pace', async () => {
  const { gildong } = await scene({ ...limits, perPerson: 1_000 * KB, inAll: 1_000 * KB });
  for (let nth = 0; nth < 50; nth += 1) await gildong.file('');
  expect((await gildong.post('')).body.error).toMatchObject({ code: 'too_many', limit: 50 });
  const house = await open({ settings: { files: limits, limits: true } });
  const hasty = await new Sender(house).hello('홍길동');
  const many = await Promise.all(Array.from({ length: 25 }, () => hasty.post('가')));
  expect(many.filter(({ status }) => status === 429)).toHaveLength(5);
});

test('[F6] where files are switched off none is taken', async () => {
  const { gildong } = await scene({ ...limits, file: 0 });
  const { status, body } = await gildong.post('');
  expect([status, body.error.code]).toEqual([413, 'file_too_large']);
});

test('[F6] what nobody says, or sends on, is gone after a day', async () => {
  const { house, gildong } = await scene();
  const id = await gildong.file('가');
  const path = await gildong.create(3);
  house.clock.advance(23 * 3_600_000);
  const said = await gildong.file('나');
  await gildong.sayWith([said]);
  house.clock.advance(3 * 3_600_000);
  await gildong.ask('POST', '/api/rooms/광장/join');
  while ((await gildong.fetch(`/files/${id}/x`)).status === 200) await gildong.ask('POST', '/api/mark');
  while ((await gildong.tus('HEAD', path)).status === 200) await gildong.ask('POST', '/api/mark');
  expect((await gildong.sayWith([id])).status).toBe(404);
  expect((await gildong.fetch(`/files/${said}/x`)).status).toBe(200);
});
