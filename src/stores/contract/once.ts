import { expect, it } from 'vitest';
import { state } from './append.ts';
import { fresh, type Stage, say, seqs, someone } from './stage.ts';

export function onceContract(stage: () => Stage): void {
  it('answers a known key with the first answer, and writes nothing', async () => {
    const [{ store }, by, key, place] = [stage(), someone(), fresh('key'), { room: fresh('#room') }];
    const { log } = await store.logs.open(place, fresh('log'));
    const [first] = await store.logs.append(log, [say(by, 'a', { key, at: 1 })], null);
    const again = await store.logs.append(log, [say(by, 'other', { key, at: 2 })], state(place.room));
    expect(again).toEqual([{ ...first, again: true }]);
    expect(await stage().texts(log)).toEqual(['a']);
    expect((await store.logs.open(place, fresh('log'))).state).toBeNull();
  });

  it('gives what follows a known key in the same batch the next seq', async () => {
    const [{ store }, log, by, key] = [stage(), await stage().room(), someone(), fresh('key')];
    const twice = [say(by, 'a', { key }), say(by, 'a', { key }), say(by, 'b'), say(by, 'a', { key })];
    const kept = await store.logs.append(log, twice, null);
    expect(kept.map(({ seq, again }) => [seq, again])).toEqual([
      [1, false],
      [1, true],
      [2, false],
      [1, true],
    ]);
    expect(kept[1]?.id).toBe(twice[0]?.id);
    expect(seqs(await stage().all(log))).toEqual([1, 2]);
  });

  it('knows a key in every log, and answers where it was first kept', async () => {
    const [{ store }, one, two, by, key] = [stage(), await stage().room(), await stage().room(), someone(), fresh()];
    const [first] = await store.logs.append(one, [say(by, 'a', { key })], null);
    expect(await store.logs.append(two, [say(by, 'a', { key })], null)).toEqual([{ ...first, again: true }]);
    expect(await stage().all(two)).toEqual([]);
  });

  it('keeps one of a key that comes twice at once in two logs', async () => {
    const [{ store }, one, two, by, key] = [stage(), await stage().room(), await stage().room(), someone(), fresh()];
    const asked = [one, two].map((log) => store.logs.append(log, [say(by, 'a', { key })], null));
    const kept = (await Promise.all(asked)).flat();
    expect(kept.map(({ again }) => again)).toEqual([false, true]);
    expect(kept[1]?.id).toBe(kept[0]?.id);
  });

  it("keeps one person's keys apart from another's, and drafts without a key apart from each other", async () => {
    const [{ store }, log, key] = [stage(), await stage().room(), fresh('key')];
    const drafts = [
      say(someone(), 'a', { key }),
      say(someone(), 'b', { key }),
      say(someone(), 'c'),
      say(someone(), 'd'),
    ];
    expect(seqs(await store.logs.append(log, drafts, null))).toEqual([1, 2, 3, 4]);
  });

  it('takes any text for a key', async () => {
    const [{ store }, log, by] = [stage(), await stage().room(), someone()];
    const keys = ['', 'a', 'A', 'a\u0000b', 'a\u0000c', '\ud800', '\ud801', '%', "'"];
    const kept = await store.logs.append(
      log,
      keys.map((key) => say(by, key, { key })),
      null,
    );
    expect(kept.map(({ again }) => again)).toEqual(keys.map(() => false));
    expect(await Promise.all(keys.map((key) => store.logs.answerTo(by.id, key)))).toMatchObject(
      seqs(kept).map((seq) => ({ seq })),
    );
    expect(await stage().texts(log)).toEqual(keys);
  });

  it('tells what was answered to a key', async () => {
    const [{ store }, log, by, key] = [stage(), await stage().room(), someone(), fresh('key')];
    expect(await store.logs.answerTo(by.id, key)).toBeNull();
    const [first] = await store.logs.append(log, [say(by, 'a', { key })], null);
    expect(await store.logs.answerTo(by.id, key)).toEqual({ ...first, again: true });
    expect(await store.logs.answerTo(someone().id, key)).toBeNull();
  });
}
