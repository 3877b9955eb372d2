import { expect, test } from 'vitest';
import { heard, open } from '../http/caller.ts';
import { png } from './pictures.ts';
import { Sender } from './sender.ts';

async function scene() {
  const house = await open();
  const [gildong, soyeon] = [new Sender(house), new Sender(house)];
  await gildong.hello('홍길동');
  await soyeon.hello('김소연');
  return { house, gildong, soyeon };
}

test('[F1] a file that was sent is said with a message, which bears its name, type and size', async () => {
  const { gildong, soyeon } = await scene();
  const stream = await soyeon.listen('/api/rooms/광장/events');
  const picture = png(3, 2);
  const { status, body } = await gildong.post(picture, {
    name: '../고양이.png',
    type: 'text/html',
    alt: '고양이 한 마리',
  });
  const file = {
    ...{ id: body.file.id, name: '고양이.png', type: 'image/png', size: picture.length },
    ...{ width: 3, height: 2, alt: '고양이 한 마리' },
  };
  expect([status, body]).toEqual([201, { ok: true, file }]);
  expect((await gildong.sayWith([file.id])).status).toBe(200);
  const [, said] = await heard(soyeon, stream);
  expect(said?.data).toMatchObject({ on: 'said', text: '', by: { nickname: '홍길동' }, files: [file] });
  const { body: page } = await soyeon.ask('GET', '/api/rooms/광장/history');
  expect(page.entries).toMatchObject([{ on: 'said', text: '', files: [file] }]);
});

test('[F10] what a file shows is said with it, and kept; too long is refused, and the file may be said again', async () => {
  const { gildong } = await scene();
  const { body } = await gildong.post(png(3, 2), { name: '고양이.png', alt: '처음 말' });
  const id: string = body.file.id;
  const say = (alt: string) =>
    gildong.ask('POST', '/api/do/say', { room: '광장', text: '', files: [id], alts: { [id]: alt } });
  expect((await say('가'.repeat(1_001))).body.error.code).toBe('text_too_long');
  expect((await say(' 잠자는 고양이 ')).status).toBe(200);
  const { body: page } = await gildong.ask('GET', '/api/rooms/광장/history');
  expect(page.entries).toMatchObject([{ files: [{ id, alt: '잠자는 고양이' }] }]);
});

test('[F1] several files go with one message, up to ten; the text may be there too, but not be the only thing missing', async () => {
  const { gildong } = await scene();
  const files = await Promise.all(
    Array.from({ length: 10 }, (_, nth) => gildong.file(`${nth}`, { name: `${nth}.txt` })),
  );
  expect((await gildong.sayWith([...files, 'x'])).body.error.code).toBe('bad_request');
  expect((await gildong.sayWith([], { text: ' ' })).body.error.code).toBe('empty_text');
  expect((await gildong.sayWith(files, { text: '모두' })).status).toBe(200);
  const { body } = await gildong.ask('GET', '/api/rooms/광장/history');
  expect(body.entries[0].files.map(({ id }: { id: string }) => id)).toEqual(files);
});

test('[F1] only who sent a file says it, once; refused, it may be said elsewhere', async () => {
  const { gildong, soyeon } = await scene();
  const [id, other] = [await gildong.file('가'), await gildong.file('나')];
  expect((await soyeon.sayWith([id])).body.error.code).toBe('no_such_file');
  expect((await gildong.sayWith(['never'])).body.error.code).toBe('no_such_file');
  await gildong.ask('POST', '/api/rooms/광장/leave');
  expect((await gildong.ask('POST', '/api/do/say', { room: '광장', text: '', files: [id] })).body.error.code).toBe(
    'not_in_room',
  );
  expect((await gildong.sayWith([id, other])).status).toBe(200);
  expect((await gildong.sayWith([id])).body.error.code).toBe('no_such_file');
});

test('[F1] [S11] a retry with the same key is answered as the first time; two at once have the file once', async () => {
  const { gildong } = await scene();
  const id = await gildong.file('가');
  const [first, again] = await Promise.all([gildong.sayWith([id], { key: 'k' }), gildong.sayWith([id], { key: 'k' })]);
  expect(first.body).toEqual(again.body);
  expect((await gildong.sayWith([id], { key: 'k' })).body).toEqual(first.body);
  const { body } = await gildong.ask('GET', '/api/rooms/광장/history');
  expect(body.entries).toHaveLength(1);
  const second = await gildong.file('나');
  const both = await Promise.all([gildong.sayWith([second]), gildong.sayWith([second])]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
});

test('[F1] what a retry did not need may be said with another message', async () => {
  const { gildong } = await scene();
  const [id, other] = [await gildong.file('가'), await gildong.file('나')];
  await gildong.sayWith([id], { key: 'k' });
  await gildong.sayWith([other], { key: 'k' });
  expect((await gildong.sayWith([other], { key: 'l' })).status).toBe(200);
});

test('[F1] a message with files may be edited to be without words, one without may not', async () => {
  const { gildong } = await scene();
  const { body } = await gildong.sayWith([await gildong.file('가')], { text: '보세요' });
  const { body: plain } = await gildong.say('말');
  expect((await gildong.ask('PATCH', `/api/messages/${body.id}`, { text: '' })).status).toBe(200);
  expect((await gildong.ask('PATCH', `/api/messages/${plain.id}`, { text: '' })).body.error.code).toBe('empty_text');
});

test('[F1] when the store fails, the file waits and is said later', async () => {
  const { house, gildong } = await scene();
  const id = await gildong.file('가');
  const { append } = house.hub.store.logs;
  Object.assign(house.hub.store.logs, { append: () => Promise.reject(new Error('full')) });
  expect((await gildong.sayWith([id])).status).toBe(503);
  Object.assign(house.hub.store.logs, { append });
  expect((await gildong.sayWith([id])).status).toBe(200);
});
