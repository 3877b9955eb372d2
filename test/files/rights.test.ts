import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryFiles } from '../../src/files/memory/memory.ts';
import { open } from '../http/caller.ts';
import { Sender } from './sender.ts';

async function scene() {
  const bytes = memoryFiles();
  const house = await open({ openBytes: async () => bytes });
  const [owner, gildong, soyeon] = [new Sender(house), new Sender(house), new Sender(house)];
  await owner.hello('방장', { owner: house.hub.settings.ownerSecret });
  await gildong.hello('홍길동');
  await soyeon.hello('김소연');
  return { house, bytes, owner, gildong, soyeon };
}

/** By the token, and by a link that is asked for now. */
async function has(who: Sender, id: string): Promise<boolean> {
  const { status } = await who.fetch(`/files/${id}/x`);
  const link = await linkOf(who, id);
  expect(link === null).toBe(status !== 200);
  if (link) expect((await fetch(who.url + link)).status).toBe(200);
  return status === 200;
}

async function linkOf(who: Sender, id: string): Promise<string | null> {
  const { body } = await who.ask('POST', '/api/do/links', { files: [id] });
  return body.links[0]?.url ?? null;
}

test('[F5] until it is said only who sent it has it; then who is in the room', async () => {
  const { house, gildong, soyeon } = await scene();
  const id = await gildong.file('가');
  expect([await has(gildong, id), await has(soyeon, id)]).toEqual([true, false]);
  await gildong.sayWith([id]);
  expect([await has(gildong, id), await has(soyeon, id)]).toEqual([true, true]);
  const outsider = new Sender(house);
  await outsider.hello('도깨비', { rooms: ['#바깥'] });
  expect(await has(outsider, id)).toBe(false);
  expect((await new Sender(house).fetch(`/files/${id}/x`)).status).toBe(401);
});

test('[F5] a file of a whisper is for the two, not for the owner', async () => {
  const { owner, gildong, soyeon } = await scene();
  const id = await gildong.file('비밀');
  expect((await gildong.ask('POST', '/api/people/김소연/whispers', { text: '', files: [id] })).status).toBe(200);
  expect([await has(gildong, id), await has(soyeon, id), await has(owner, id)]).toEqual([true, true, false]);
});

test('[F5] who is put out, or leaves, has it no more, neither by a link that he was given', async () => {
  const { owner, gildong, soyeon } = await scene();
  const id = await gildong.file('가');
  await gildong.sayWith([id]);
  const links = [(await linkOf(soyeon, id)) ?? '', (await linkOf(owner, id)) ?? ''];
  const open = async () =>
    (await Promise.all(links.map((link) => fetch(gildong.url + link)))).map(({ status }) => status);
  expect(await open()).toEqual([200, 200]);
  await owner.ask('POST', '/api/rooms/광장/kicks', { nickname: '김소연' });
  expect(await open()).toEqual([404, 200]);
  await owner.ask('POST', '/api/rooms/광장/leave');
  expect(await open()).toEqual([404, 404]);
  await soyeon.ask('POST', '/api/rooms/광장/join');
  expect(await open()).toEqual([200, 404]);
});

test('[F5] a link opens one file to one person for some minutes, and is not to be changed', async () => {
  const { house, gildong, soyeon } = await scene();
  const [id, other] = [await gildong.file('가'), await gildong.file('나')];
  await gildong.sayWith([id, other]);
  const link = (await linkOf(gildong, id)) ?? '';
  const status = async (path: string) => (await fetch(gildong.url + path)).status;
  expect(link).toMatch(/^\/files\/[\w-]+\/[^?]+\?for=[\w-]+&until=\d+&proof=[\w-]+$/);
  expect(await status(link)).toBe(200);
  const [, person = ''] = /for=([\w-]+)/.exec((await linkOf(soyeon, id)) ?? '') ?? [];
  const forged = [
    link.replace(id, other),
    link.replace(/for=[\w-]+/, `for=${person}`),
    link.replace(/until=(\d)/, 'until=9$1'),
    link.replace(/proof=./, (proof) => (proof === 'proof=A' ? 'proof=B' : 'proof=A')),
    link.replace(/&proof=.*/, ''),
    link.replace(/until=\d+/, 'until=NaN'),
  ];
  expect(await Promise.all(forged.map(status))).toEqual([404, 404, 404, 404, 401, 404]);
  house.clock.advance(20 * 60_000);
  await gildong.ask('POST', '/api/rooms/광장/join');
  expect(await status(link)).toBe(404);
  expect(await status((await linkOf(gildong, id)) ?? '')).toBe(200);
});

test('[F7] what a deleted message had is gone for everyone, off the disk too, unless another file is the same', async () => {
  const { bytes, owner, gildong, soyeon } = await scene();
  const sums = async () => {
    const all: string[] = [];
    for await (const sum of bytes.sums()) all.push(sum);
    return all.length;
  };
  const [id, twin, own] = [await gildong.file('같은 것'), await soyeon.file('같은 것'), await gildong.file('다른 것')];
  const { body: first } = await gildong.sayWith([id, own]);
  const { body: second } = await soyeon.sayWith([twin]);
  expect(await sums()).toBe(2);
  await gildong.ask('DELETE', `/api/messages/${first.id}`);
  expect([await has(gildong, id), await has(gildong, own), await has(gildong, twin)]).toEqual([false, false, true]);
  expect(await sums()).toBe(1);
  const { body } = await gildong.ask('GET', '/api/rooms/광장/history');
  expect(body.entries[0]).not.toHaveProperty('files');
  await owner.ask('DELETE', `/api/messages/${second.id}`);
  expect(await has(soyeon, twin)).toBe(false);
  expect(await sums()).toBe(0);
});

test('[F5] no wish about a file tells whether there is one', async () => {
  const { gildong, soyeon } = await scene();
  const id = await gildong.file('가');
  for (const [method, path] of [
    ['GET', 'x'],
    ['HEAD', 'x'],
  ] as const) {
    const answers = [
      await soyeon.fetch(`/files/${id}/${path}`, {}, method),
      await soyeon.fetch(`/files/none/${path}`, {}, method),
    ];
    expect(new Set(answers.map(({ status, bytes }) => `${status} ${bytes}`)).size).toBe(1);
  }
});

type Step = {
  readonly do: 'send' | 'whisper' | 'delete' | 'join' | 'leave' | 'kick';
  readonly who: number;
  readonly room: number;
  readonly nth: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('send', 'send', 'whisper', 'delete', 'join', 'leave', 'kick'),
  who: fc.nat(2),
  room: fc.nat(1),
  nth: fc.nat(20),
});

interface Sent {
  readonly id: string;
  readonly message: string;
  readonly by: number;
  readonly where: { readonly room: number } | { readonly two: readonly number[] };
  gone: boolean;
}

test('[F5] [F7] whatever is said, deleted, entered and left: a file is reached by who may read where it was said, and by nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
      const { house, owner, gildong, soyeon } = await scene();
      const people = [owner, gildong, soyeon];
      const names = ['방장', '홍길동', '김소연'];
      const rooms = ['가방', '나방'];
      const inside = [new Set<number>(), new Set<number>()];
      const sent: Sent[] = [];
      for (const { do: what, who, room, nth } of steps) {
        const [by, there] = [people[who] as Sender, inside[room] as Set<number>];
        const path = `/api/rooms/${rooms[room]}`;
        if (what === 'join' && (await by.ask('POST', `${path}/join`)).status === 200) there.add(who);
        if (what === 'leave' && (await by.ask('POST', `${path}/leave`)).status === 200) there.delete(who);
        if (what === 'kick') {
          const whom = nth % 3;
          if ((await by.ask('POST', `${path}/kicks`, { nickname: names[whom] })).status === 200) there.delete(whom);
        }
        if (what === 'send' && there.has(who)) {
          const id = await by.file(`${nth}`);
          const { body } = await by.sayWith([id], { room: rooms[room] ?? '' });
          sent.push({ id, message: body.id, by: who, where: { room }, gone: false });
        }
        if (what === 'whisper' && nth % 3 !== who) {
          const id = await by.file(`${nth}`);
          const { status, body } = await by.ask('POST', `/api/people/${names[nth % 3]}/whispers`, {
            text: '',
            files: [id],
          });
          if (status === 200) sent.push({ id, message: body.id, by: who, where: { two: [who, nth % 3] }, gone: false });
        }
        const one = sent[nth % (sent.length || 1)];
        if (what === 'delete' && one && (await by.ask('DELETE', `/api/messages/${one.message}`)).status === 200)
          one.gone = true;
      }
      for (const { id, where, gone } of sent) {
        for (const [who, person] of people.entries()) {
          const may = 'room' in where ? inside[where.room]?.has(who) : where.two.includes(who);
          expect(await has(person, id)).toBe(may === true && !gone);
        }
      }
      await house.stop();
    }),
    { numRuns: 15, interruptAfterTimeLimit: 20_000 },
  );
}, 60_000);
