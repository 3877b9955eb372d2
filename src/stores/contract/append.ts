import { expect, it } from 'vitest';
import { fresh, rising, type Stage, say, seqs, someone } from './stage.ts';

export function appendContract(stage: () => Stage): void {
  it('counts 1, 2, 3 ... in the order of the drafts, and answers in that order', async () => {
    const [{ store }, log, by] = [stage(), await stage().room(), someone()];
    const first = [say(by, 'a', { at: 7 }), say(by, 'b')];
    const kept = await store.logs.append(log, first, null);
    expect(kept[0]).toEqual({ log, seq: 1, id: first[0]?.id, at: 7, again: false });
    expect(seqs([...kept, ...(await store.logs.append(log, [say(by, 'c')], null))])).toEqual([1, 2, 3]);
    expect(await stage().texts(log)).toEqual(['a', 'b', 'c']);
  });

  it('reads every event back as it was given', async () => {
    const [log, by, who] = [await stage().room(), someone('a\u0000"\\\u2028😀'), someone()];
    const events = [
      { on: 'said', room: '#부엌', by, text: '줄\n바꿈\u0000 \ud83d\ude00', action: true },
      { on: 'whispered', by, to: who, text: '', aside: '#부엌', replyTo: 'id-"1' },
      { on: 'reacted', by, target: 'none', emoji: '👍' },
      { on: 'reacted', by, target: 'none', emoji: '👍', withdrawn: true },
      { on: 'kicked', room: '#부엌', by, who, reason: '' },
      { on: 'banned', room: '#부엌', by, who, reason: '도배' },
      { on: 'unbanned', room: '#부엌', by, who },
    ] as const;
    const drafts = events.map((event) => ({ id: fresh('id'), at: 5, key: null, amendment: null, event }));
    await stage().store.logs.append(log, drafts, null);
    const expected = drafts.map(({ id, at, event }, i) => ({ log, seq: i + 1, id, at, event }));
    expect(await stage().all(log)).toEqual(expected);
  });

  it('leaves no hole when many logs are written at once', async () => {
    const by = someone();
    const logs = await Promise.all(rising(20).map(() => stage().room()));
    for (const round of rising(10)) {
      const asked = logs.map((log) => stage().store.logs.append(log, [say(by, `${round}`), say(by, '')], null));
      expect((await Promise.all(asked)).map(seqs)).toEqual(logs.map(() => [2 * round - 1, 2 * round]));
    }
    for (const log of logs) expect(seqs(await stage().all(log))).toEqual(rising(20));
  });

  it('keeps all or none, and goes on without a hole', async () => {
    const [{ store }, log, by] = [stage(), await stage().room(), someone()];
    const [twice, key] = [fresh('id'), fresh('key')];
    const broken = [say(by, 'a', { key }), say(by, 'b', { id: twice }), say(by, 'c', { id: twice })];
    const other = await stage().room();
    const asked = [
      store.logs.append(log, broken, state('#x')),
      store.logs.append(other, [say(by, 'd')], null),
    ] as const;
    await expect(asked[0]).rejects.toMatchObject({ name: 'StoreError', code: 'refused' });
    expect(seqs(await asked[1])).toEqual([1]);
    expect(await stage().all(log)).toEqual([]);
    expect(await store.logs.answerTo(by.id, key)).toBeNull();
    expect(seqs(await store.logs.append(log, [say(by, 'a', { key, id: twice })], null))).toEqual([1]);
  });

  it('refuses a log that it does not know', async () => {
    const asked = stage().store.logs.append(fresh('log'), [say(someone(), 'a')], null);
    await expect(asked).rejects.toMatchObject({ name: 'StoreError', code: 'refused' });
  });

  it('shows an append that resolved to whatever is asked next', async () => {
    const [{ store }, log, by] = [stage(), await stage().room(), someone()];
    for (const n of rising(30)) {
      const [key, id] = [fresh('key'), fresh('id')];
      await store.logs.append(log, [say(by, `${n}`, { key, id })], null);
      const seen = await Promise.all([
        store.logs.page(log, { before: n + 1, limit: 1 }).then(({ entries }) => entries[0]?.seq),
        store.logs.find([id]).then(([entry]) => entry?.seq),
        store.logs.answerTo(by.id, key).then((kept) => kept?.seq),
      ]);
      expect(seen).toEqual([n, n, n]);
    }
  });

  it('finds entries by id in whatever log they stand, in the order asked, and leaves out what is not there', async () => {
    const [one, two, by] = [await stage().room(), await stage().room(), someone()];
    const [a, b] = [fresh('id'), fresh('id')];
    await stage().store.logs.append(one, [say(by, 'a', { id: a })], null);
    await stage().store.logs.append(two, [say(by, 'b', { id: b })], null);
    const found = await stage().store.logs.find([b, fresh('id'), a]);
    expect(found.map(({ log, id }) => [log, id])).toEqual([
      [two, b],
      [one, a],
    ]);
    expect(await stage().store.logs.find([])).toEqual([]);
  });

  it('remembers the state given with an append', async () => {
    const [{ store }, by, place] = [stage(), someone(), { room: fresh('#room') }];
    const { log, state: before } = await store.logs.open(place, fresh('log'));
    expect(before).toBeNull();
    await store.logs.append(log, [say(by, 'a')], null);
    expect((await store.logs.open(place, fresh('log'))).state).toBeNull();
    await store.logs.append(log, [say(by, 'b')], state(place.room));
    await store.logs.append(log, [say(by, 'c', { at: 8 })], null);
    expect(await store.logs.open(place, fresh('log'))).toEqual({
      log,
      last: 3,
      at: 8,
      place,
      state: state(place.room),
    });
  });
}

export function state(room: string) {
  return {
    room,
    bans: [{ who: { id: 'p', nickname: '철수' }, address: '192.0.2.1', reason: '' }],
    topic: null,
  };
}
