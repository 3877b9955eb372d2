import { expect, it } from 'vitest';
import { twoOf } from '../../core/pair.ts';
import { state } from './append.ts';
import { edit, fresh, rising, type Stage, say, someone, whisper } from './stage.ts';

export function placesContract(stage: () => Stage): void {
  it('opens a place once, however often and at once it is asked', async () => {
    const [{ logs }, [a, b]] = [stage().store, [someone(), someone()]];
    for (const place of [{ room: fresh('#방') }, { pair: twoOf(a.id, b.id) }]) {
      const asked = await Promise.all(rising(20).map(() => logs.open(place, fresh('log'))));
      expect(new Set(asked.map(({ log }) => log)).size).toBe(1);
      expect(asked[0]).toEqual({ log: asked[0]?.log, last: 0, at: 0, place, state: null });
      expect(await logs.open(place, fresh('log'))).toEqual(asked[0]);
    }
  });

  it('knows rooms by their exact names, and pairs by both', async () => {
    const [{ logs }, name, people] = [stage().store, fresh('#a'), [someone(), someone(), someone()]];
    const [a = '', b = '', c = ''] = people.map(({ id }) => id);
    const places = [{ room: name }, { room: name.toUpperCase() }, { room: `${name} ` }];
    const pairs = [{ pair: twoOf(a, b) }, { pair: twoOf(a, c) }, { pair: twoOf(b, c) }];
    const heads = await Promise.all([...places, ...pairs].map((place) => logs.open(place, fresh('log'))));
    expect(new Set(heads.map(({ log }) => log)).size).toBe(6);
  });

  it('lists every room by name, with its last seq and state, and no pair', async () => {
    const [{ logs }, by, mark] = [stage().store, someone(), fresh('#list')];
    const names = ['다', '가', '나'].map((name) => `${mark}${name}`);
    const opened = await Promise.all(names.map((room) => logs.open({ room }, fresh('log'))));
    await logs.append(opened[1]?.log ?? '', [say(by, 'a'), say(by, 'b', { at: 20 })], state(`${mark}가`));
    await stage().pair(by, someone());
    const all = await logs.rooms();
    const mine = all.filter(({ place }) => 'room' in place && place.room.startsWith(mark));
    expect(mine.map(({ place }) => place)).toEqual([...names].sort().map((room) => ({ room })));
    expect(mine[0]).toEqual({
      log: opened[1]?.log,
      last: 2,
      at: 20,
      place: { room: `${mark}가` },
      state: state(`${mark}가`),
    });
    expect(all.every(({ place }) => 'room' in place)).toBe(true);
  });

  it("lists a person's pairs in which something was whispered, the latest first", async () => {
    const [{ logs }, me, early, late, silent] = [stage().store, someone(), someone('가'), someone('나'), someone('다')];
    await Promise.all([me, early, late, silent].map((person) => stage().put(person)));
    const [one, two] = [await stage().pair(me, early), await stage().pair(me, late)];
    await stage().pair(me, silent);
    await logs.append(two, [whisper(late, me, 'b', { at: 20 })], null);
    await logs.append(one, [whisper(me, early, 'a', { at: 10 })], null);
    expect(await logs.pairsOf(me.id)).toEqual([
      { log: two, last: 1, at: 20, with: late },
      { log: one, last: 1, at: 10, with: early },
    ]);
    expect(await logs.pairsOf(early.id)).toEqual([{ log: one, last: 1, at: 10, with: me }]);
    expect(await logs.pairsOf(silent.id)).toEqual([]);
  });

  it('gives the nickname that the other bears now, and counts an edit as no whisper', async () => {
    const [{ logs }, me, other, id] = [stage().store, someone(), someone('옛이름'), fresh('id')];
    const log = await stage().pair(me, other);
    await Promise.all([me, other].map((person) => stage().put(person)));
    await logs.append(log, [whisper(me, other, 'a', { at: 10, id })], null);
    await logs.append(log, [edit(me, id, 'b', { at: 30 })], null);
    await stage().put({ ...other, nickname: '새이름' });
    const [pair] = await logs.pairsOf(me.id);
    expect(pair).toEqual({ log, last: 2, at: 10, with: { id: other.id, nickname: '새이름' } });
  });
}
