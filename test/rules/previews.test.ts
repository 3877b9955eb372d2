import { expect, test } from 'vitest';
import type { HubSettings } from '../../src/hub/hub.ts';
import type { Previewer, Seen } from '../../src/hub/ports/previews.ts';
import { openHub, usual } from '../plays/house.ts';
import { type Listener, someone } from './listener.ts';

const ROOM = '#광장';
const OWNER = { owner: 'the-owner-secret' };
const PAGE = 'https://example.com/a';
const TEXT = '부엌 이야기\n요리법 모음';
const say = (text: string, key?: string) => ({ do: 'say', room: ROOM, text, ...(key && { key }) }) as const;

/** The Internet, each page of which answers when it is told to. */
class Pages implements Previewer {
  readonly asked: string[] = [];
  #answers: ((seen: Seen | null) => void)[] = [];

  picture = async () => null;

  preview(address: string): Promise<Seen | null> {
    this.asked.push(address);
    return new Promise((resolve) => this.#answers.push(resolve));
  }

  /** What was asked for is there; resolves when whoever waited for it had his turn. */
  async answer(text: string | null = TEXT): Promise<void> {
    for (const answer of this.#answers.splice(0)) answer(text === null ? null : { text, picture: null });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function room(previews: HubSettings['previews'] = 'all', settings: Partial<HubSettings> = {}) {
  const pages = new Pages();
  const hub = await openHub({ ...usual({ previewer: pages }), settings: { previews, ...settings } });
  const [owner, one, other] = [
    await someone(hub, '방장', OWNER),
    await someone(hub, '홍길동'),
    await someone(hub, '김소연'),
  ];
  return { hub, pages, owner, one, other };
}

async function previewsSeenBy(listener: Listener) {
  await listener.mark();
  return listener.told.flatMap((told) => (told.on === 'previewed' ? { target: told.target, text: told.text } : []));
}

test('[T8] a page is told of after its message, to all in the room and once for a key; it stands in the log', async () => {
  const { pages, one, other } = await room();
  const said = await one.get<'say'>(say(`보세요: ${PAGE}.`, 'k'));
  expect(await previewsSeenBy(other)).toEqual([]);
  await one.get<'say'>(say(`보세요: ${PAGE}.`, 'k'));
  await pages.answer();
  const expected = [{ target: said.id, text: TEXT }];
  expect(await previewsSeenBy(other)).toEqual(expected);
  expect(await previewsSeenBy(one)).toEqual(expected);
  expect(new Set(pages.asked)).toEqual(new Set([PAGE]));
  const { entries } = await other.get<'history'>({ do: 'history', room: ROOM, limit: 10 });
  expect(entries.slice(-2)).toMatchObject([
    { on: 'said' },
    { on: 'previewed', by: { nickname: '홍길동' }, ...expected[0] },
  ]);
});

test('[T8] nobody looks at a page for whispers, code, or what says nothing of itself; nor where it is switched off', async () => {
  const { pages, one, other } = await room();
  await one.get<'whisper'>({ do: 'whisper', to: '김소연', text: PAGE });
  await one.get<'say'>(say(`\`${PAGE}\` mailto:a@example.com`));
  expect(pages.asked).toEqual([]);
  await one.get<'say'>(say(PAGE));
  await pages.answer(null);
  expect(await previewsSeenBy(other)).toEqual([]);
  const off = await room('off');
  await off.owner.get<'say'>(say(PAGE));
  expect(off.pages.asked).toEqual([]);
});

test('[T8] for members, guests are left out', async () => {
  const { pages, owner, one, other } = await room('members');
  await one.get<'say'>(say(PAGE));
  expect(pages.asked).toEqual([]);
  await one.get<'claim'>({ do: 'claim', password: '긴 비밀번호 하나' });
  for (const member of [one, owner]) await member.get<'say'>(say(PAGE));
  await pages.answer();
  expect(await previewsSeenBy(other)).toHaveLength(2);
});

test('[T8] what was edited meanwhile gets the page of its new words, and what was deleted none', async () => {
  const { pages, one, other } = await room();
  const said = await one.get<'say'>(say(PAGE));
  await one.get<'edit'>({ do: 'edit', id: said.id, text: 'https://example.com/b' });
  const gone = await one.get<'say'>(say(PAGE));
  await one.get<'delete'>({ do: 'delete', id: gone.id });
  await pages.answer();
  expect(await previewsSeenBy(other)).toEqual([{ target: said.id, text: TEXT }]);
  expect(pages.asked).toEqual([PAGE, 'https://example.com/b', PAGE]);
});

test('[T8] its author and who looks after the room take it away, nobody else; where none is, nothing changes', async () => {
  const { hub, pages, owner, one, other } = await room();
  const [first, second] = [await one.get<'say'>(say(PAGE)), await one.get<'say'>(say(PAGE))];
  await pages.answer();
  const remove = (id: string) => ({ do: 'remove-preview', id }) as const;
  expect(await other.code(remove(first.id))).toBe('not_yours');
  const stranger = await someone(hub, '이영희', { rooms: ['#바깥'] });
  expect(await stranger.code(remove(first.id))).toBe('no_such_message');
  const kept = { ...remove(first.id), key: 'r' } as const;
  expect(await one.get<'remove-preview'>(kept)).toEqual(await one.get<'remove-preview'>(kept));
  expect(await one.code(remove(first.id))).toBe('no_change');
  expect(await owner.code(remove(second.id))).toBe('ok');
  expect(await owner.code(remove((await owner.get<'say'>(say('링크 없이'))).id))).toBe('no_change');
  expect((await previewsSeenBy(other)).slice(2)).toEqual([
    { target: first.id, text: '' },
    { target: second.id, text: '' },
  ]);
});

test('[T8] [L4] a deleted message takes its preview along', async () => {
  const { pages, one, other } = await room();
  const said = await one.get<'say'>(say(PAGE));
  await pages.answer();
  await one.get<'delete'>({ do: 'delete', id: said.id });
  const { entries } = await other.get<'history'>({ do: 'history', room: ROOM, limit: 10 });
  expect(entries.find(({ on }) => on === 'previewed')).toMatchObject({ target: said.id, text: '' });
});

test('[T8] [G4] of one person five pages are looked at at once, and of all four; a server that stops shows none', async () => {
  const { hub, pages, one, other } = await room('all', { limits: true });
  for (let nth = 0; nth < 8; nth += 1) await one.get<'say'>(say(`${PAGE}/${nth}`));
  expect(pages.asked).toHaveLength(4);
  await pages.answer();
  await pages.answer();
  expect(pages.asked).toHaveLength(5);
  await other.get<'say'>(say(PAGE));
  await hub.stop();
  const before = other.told.length;
  await pages.answer();
  expect(other.told.slice(before).map(({ on }) => on)).toEqual([]);
});

test('[T8] [M19] what the filter refuses here, no page says either', async () => {
  const { pages, owner, one, other } = await room();
  await owner.get<'filter'>({ do: 'filter', room: ROOM, word: '바보', does: 'refuse' });
  await one.get<'say'>(say(PAGE));
  await pages.answer('바보 이야기');
  expect(await previewsSeenBy(other)).toEqual([]);
});
