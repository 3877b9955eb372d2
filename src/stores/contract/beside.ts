import { expect, it } from 'vitest';
import { draft, fresh, type Stage, say, seqs, someone } from './stage.ts';

export function besideContract(stage: () => Stage): void {
  const by = someone();
  const hit = (message: string) =>
    draft({ on: 'filter-hit', by, room: '#부엌', message, word: '바보', does: 'log' } as const);

  it('keeps beside a draft what is to stand in another log, where that log goes on', async () => {
    const [{ logs }, room, book] = [stage().store, await stage().room(), await stage().room()];
    await logs.append(book, [say(by, '전부터')], null);
    const [one, two, three] = [say(by, '바보'), say(by, '안녕'), say(by, '바보들')];
    const [first, last] = [hit(one.id), hit(three.id)];
    const kept = await logs.append(
      room,
      [{ ...one, beside: { log: book, draft: first } }, two, { ...three, beside: { log: book, draft: last } }],
      null,
    );
    expect(seqs(kept)).toEqual([1, 2, 3]);
    expect(kept.map(({ beside }) => beside)).toEqual([
      { log: book, seq: 2, id: first.id, at: first.at, again: false },
      undefined,
      { log: book, seq: 3, id: last.id, at: last.at, again: false },
    ]);
    const noted = (await stage().all(book)).slice(1);
    expect(noted).toEqual([first, last].map(({ id, at, event }, nth) => ({ log: book, seq: nth + 2, id, at, event })));
    expect((await logs.acts({ logs: [book], about: null, beyond: null, limit: 10 })).map(({ id }) => id)).toEqual([
      last.id,
      first.id,
    ]);
    expect(seqs(await logs.append(book, [say(by, '뒤에')], null))).toEqual([4]);
  });

  it('keeps nothing beside what was kept before', async () => {
    const [{ logs }, room, book] = [stage().store, await stage().room(), await stage().room()];
    const key = fresh('key');
    const asked = () => {
      const said = say(by, '바보', { key });
      return { ...said, beside: { log: book, draft: hit(said.id) } };
    };
    const [first] = await logs.append(room, [asked()], null);
    expect(first?.beside?.seq).toBe(1);
    const [again] = await logs.append(room, [asked()], null);
    expect(again).toMatchObject({ seq: 1, id: first?.id, again: true });
    expect(await stage().all(book)).toHaveLength(1);
  });

  it('keeps both or neither', async () => {
    const [{ logs }, room, book] = [stage().store, await stage().room(), await stage().room()];
    const known = say(by, '안녕');
    await logs.append(room, [known], null);
    const one = say(by, '바보');
    const twice = { ...hit(one.id), id: known.id };
    const refused = { name: 'StoreError' };
    await expect(logs.append(room, [{ ...one, beside: { log: book, draft: twice } }], null)).rejects.toMatchObject(
      refused,
    );
    const nowhere = { ...one, beside: { log: 'no log', draft: hit(one.id) } };
    await expect(logs.append(room, [nowhere], null)).rejects.toMatchObject(refused);
    const broken = [{ ...one, beside: { log: book, draft: hit(one.id) } }, { ...known }];
    await expect(logs.append(room, broken, null)).rejects.toMatchObject(refused);
    expect(await stage().texts(room)).toEqual(['안녕']);
    expect(await stage().all(book)).toEqual([]);
  });
}
