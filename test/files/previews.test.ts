import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryFiles } from '../../src/files/memory/memory.ts';
import type { HubSettings } from '../../src/hub/hub.ts';
import type { FileStore } from '../../src/hub/ports/files.ts';
import { Outside } from '../../src/outside/outside.ts';
import { previewsBy } from '../../src/outside/previews.ts';
import { open } from '../http/caller.ts';
import type { HouseGiven } from '../plays/house.ts';
import { watched } from '../rules/watched-store.ts';
import { png } from './pictures.ts';
import { Sender } from './sender.ts';

/** A site of somebody else's at a port of this computer: a page for each picture, and the pictures. */
let site: Server;
let port = 0;
const PICTURES: Readonly<Record<string, Buffer | string>> = {
  '/fine.png': png(640, 360),
  '/tiny.png': png(1, 1),
  '/vast.png': png(4_097, 64),
  '/large.png': Buffer.concat([png(640, 360), Buffer.alloc(2 ** 20)]),
  '/drawn.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><script>alert(1)</script></svg>',
  '/film.png': Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
  '/text.png': '<!doctype html><script>alert(1)</script>',
};

beforeAll(async () => {
  site = createServer(({ url = '' }, response) => {
    const picture = new URL(url, 'http://any').searchParams.get('of');
    const html = `<title>글</title><meta property=og:image content="${picture}"><meta property=og:image:alt content="바다">`;
    if (url === '/away') response.writeHead(302, { location: 'http://10.0.0.1/fine.png' }).end();
    else if (picture !== null) response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    else if (url in PICTURES) response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURES[url]);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  port = (site.address() as AddressInfo).port;
});
afterAll(() => {
  site.closeAllConnections();
  site.close();
});

const page = (picture: string) => `http://pages.example:${port}/?of=${encodeURIComponent(picture)}`;

async function scene(
  bytes: FileStore = memoryFiles(),
  files: Partial<HubSettings['files']> = {},
  given: Partial<HouseGiven> = {},
) {
  const outside = new Outside({
    resolve: async () => ['127.0.0.1'],
    reaches: (address, at) => address === '127.0.0.1' && at === port,
  });
  const usually = { file: 2 ** 21, perPerson: 2 ** 22, inAll: 2 ** 23 };
  const house = await open({
    settings: { previews: 'all', files: { ...usually, ...files } },
    previewer: previewsBy(outside, () => 0),
    openBytes: async () => bytes,
    ...given,
  });
  const [gildong, soyeon] = [new Sender(house), new Sender(house)];
  await gildong.hello('홍길동');
  await soyeon.hello('김소연');
  return { house, bytes, gildong, soyeon };
}

/** The preview of what he says now, once it is there. */
async function shown(who: Sender, text: string, room = '광장') {
  const { id } = (await who.say(text, room)).body;
  return { id, ...(await previewOf(who, id, room)) };
}

async function previewOf(who: Sender, target: string, room: string) {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it reads
  let last: any;
  await expect
    .poll(async () => {
      const { body } = await who.ask('POST', '/api/do/history', { room: `#${room}`, limit: 50 });
      // biome-ignore lint/suspicious/noExplicitAny: a test knows what it reads
      last = body.entries.filter((entry: any) => entry.on === 'previewed' && entry.target === target).at(-1);
      return last !== undefined;
    })
    .toBe(true);
  return { text: last.text, picture: last.picture };
}

async function has(who: Sender, id: string): Promise<number> {
  const { body } = await who.ask('POST', '/api/do/links', { files: [id] });
  const { status } = await who.fetch(`/files/${id}/x`);
  expect(body.links.some(({ url }: { url: string | null }) => url)).toBe(status === 200);
  return status;
}

async function sumsIn(bytes: FileStore): Promise<number> {
  let count = 0;
  for await (const _ of bytes.sums()) count += 1;
  return count;
}

test('[T8] a preview bears the picture of its page, kept here, for who may read the room and nobody else', async () => {
  const { house, gildong, soyeon } = await scene();
  const { text, picture } = await shown(gildong, page('/fine.png'));
  expect([text, picture]).toMatchObject([
    '글',
    { name: 'preview.png', type: 'image/png', width: 640, height: 360, alt: '바다' },
  ]);
  const { status, headers, bytes } = await soyeon.fetch(`/files/${picture.id}/x`);
  expect([status, bytes.equals(PICTURES['/fine.png'] as Buffer), headers.get('content-type')]).toEqual([
    200,
    true,
    'image/png',
  ]);
  expect(headers.get('content-security-policy')).toContain('sandbox');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const outsider = new Sender(house);
  await outsider.hello('도깨비', { rooms: ['#바깥'] });
  expect([await has(soyeon, picture.id), await has(outsider, picture.id)]).toEqual([200, 404]);
});

test.each([
  ['too many bytes', '/large.png'],
  ['too many pixels', '/vast.png'],
  ['too few to see anything', '/tiny.png'],
  ['SVG', '/drawn.svg'],
  ['a film', '/film.png'],
  ['no picture at all', '/text.png'],
  ['not there', '/none'],
  ['at a private address', 'http://10.0.0.1/fine.png'],
  ['of this computer', 'http://127.0.0.1/fine.png'],
  ['sent on to a private address', '/away'],
  ['an address of its own bytes', `data:image/png;base64,${png(640, 360).toString('base64').slice(0, 900)}`],
])('[T8] a picture that is %s is left out, and the preview is there without it', async (_, picture) => {
  const { bytes, gildong } = await scene();
  expect(await shown(gildong, page(picture))).toMatchObject({ text: '글', picture: undefined });
  expect(await sumsIn(bytes)).toBe(0);
});

test('[T8] [F2] where files may not be sent, or have no room, no picture is kept', async () => {
  for (const files of [{ file: 0 }, { file: 10 }, { perPerson: 10 }, { inAll: 10 }]) {
    const { house, bytes, gildong } = await scene(memoryFiles(), files);
    expect(await shown(gildong, page('/fine.png'))).toMatchObject({ text: '글', picture: undefined });
    expect(await sumsIn(bytes)).toBe(0);
    await house.stop();
  }
});

test.each(['begin', 'add', 'seal', 'keep'] as const)(
  '[T8] where the disk is full (%s), the preview comes without a picture, and nothing of it is left',
  async (call) => {
    const kept = memoryFiles();
    const full = async () => {
      throw new Error('ENOSPC');
    };
    const { gildong } = await scene({ ...kept, [call]: full });
    expect(await shown(gildong, page('/fine.png'))).toMatchObject({ text: '글', picture: undefined });
    expect([await sumsIn(kept), (await kept.uploads()).length]).toEqual([0, 0]);
  },
);

test('[T8] [L4] [F7] the picture goes with its message, its preview, and the words for which it was made', async () => {
  const { bytes, gildong, soyeon } = await scene();
  for (const take of [
    (id: string) => gildong.ask('DELETE', `/api/messages/${id}`),
    (id: string) => gildong.ask('POST', '/api/do/remove-preview', { id }),
    (id: string) => gildong.ask('PATCH', `/api/messages/${id}`, { text: '링크 없이' }),
  ]) {
    const { id, picture } = await shown(gildong, page('/fine.png'));
    expect([await has(soyeon, picture.id), await sumsIn(bytes)]).toEqual([200, 1]);
    expect((await take(id)).status).toBe(200);
    expect([await has(soyeon, picture.id), await sumsIn(bytes)]).toEqual([404, 0]);
  }
});

test('[T8] what was edited while its picture was on the way leaves nothing behind', async () => {
  const bytes = memoryFiles();
  const site = new EventEmitter();
  const [asked, arrived, dropped] = [once(site, 'asked'), once(site, 'arrived'), once(site, 'files.drop')];
  const store = watched({ after: (call) => void site.emit(call) });
  const { gildong } = await scene(
    bytes,
    {},
    {
      openStore: async () => store,
      previewer: {
        preview: async () => ({ text: '글', picture: { address: 'http://a.example/p', alt: '' } }),
        async picture() {
          site.emit('asked');
          await arrived;
          return png(640, 360);
        },
      },
    },
  );
  const { id } = (await gildong.say('http://a.example/')).body;
  await asked;
  await gildong.ask('PATCH', `/api/messages/${id}`, { text: '링크 없이' });
  site.emit('arrived');
  await dropped;
  await expect.poll(() => sumsIn(bytes)).toBe(0);
});

test('[T8] [A11] [R21] it goes with whoever is forgotten, and with its room', async () => {
  const { house, bytes, gildong } = await scene();
  await shown(gildong, page('/fine.png'));
  expect(await sumsIn(bytes)).toBe(1);
  expect((await gildong.ask('POST', '/api/do/forget', { nickname: '홍길동' })).status).toBe(200);
  await house.hub.forgetting.idle();
  expect(await sumsIn(bytes)).toBe(0);
  const owner = new Sender(house);
  await owner.hello('방장', { owner: house.hub.settings.ownerSecret, rooms: ['#부엌'] });
  await shown(owner, page('/fine.png'), '부엌');
  expect(await sumsIn(bytes)).toBe(1);
  expect((await owner.ask('POST', '/api/do/delete-room', { room: '#부엌', name: '#부엌' })).status).toBe(200);
  await house.hub.clearing.idle();
  expect(await sumsIn(bytes)).toBe(0);
});
