import { expect, it } from 'vitest';
import { state } from './append.ts';
import { sought } from './search.ts';
import { type Durable, edit, erase, fresh, rising, Stage, say, someone } from './stage.ts';

/** What has resolved is there for the next process. */
export function outliveContract(open: () => Promise<Durable>): void {
  it('gives back after a reopening all that it had kept', async () => {
    const subject = await open();
    const [before, by, id, key] = [new Stage(subject.store), someone(), fresh('id'), fresh('key')];
    const room = { room: fresh('#room') };
    const { log } = await subject.store.logs.open(room, fresh('log'));
    await subject.store.logs.append(
      log,
      [say(by, 'a', { id, key }), edit(by, id, 'b'), say(by, 'c')],
      state(room.room),
    );
    await subject.store.notes.put('초대', '열쇠');
    await before.put(by);
    const entries = await before.all(log);
    const after = new Stage(await subject.reopen());
    expect(await after.all(log)).toEqual(entries);
    expect(await after.store.logs.open(room, fresh('log'))).toEqual({
      log,
      last: 3,
      at: 1_000,
      place: room,
      state: state(room.room),
    });
    expect((await after.store.logs.rooms()).length).toBe(1);
    expect(await after.store.notes.get('초대')).toBe('열쇠');
    const kept = await after.store.logs.append(log, [say(by, 'a', { key }), erase(by, id)], null);
    expect(kept.map(({ seq, again }) => [seq, again])).toEqual([
      [1, true],
      [4, false],
    ]);
    await after.store.close();
  });

  it('finds after a reopening what it found before', async () => {
    const subject = await open();
    const [log, by, id] = [await new Stage(subject.store).room(), someone(), fresh('id')];
    await subject.store.logs.append(log, [say(by, '회의는 세 시'), say(by, '회의', { id })], null);
    const again = await subject.reopen();
    await again.logs.append(log, [edit(by, id, '저녁')], null);
    expect(await sought(again, '회의', { logs: [log] })).toMatchObject({ texts: ['회의는 세 시'], building: false });
    expect(await sought(again, '저녁', { logs: [log] })).toMatchObject({ texts: ['저녁'] });
    await again.close();
  });

  it('finishes on closing what was asked before', async () => {
    const subject = await open();
    const [log, by] = [await new Stage(subject.store).room(), someone()];
    const asked = rising(50).map((n) => subject.store.logs.append(log, [say(by, `${n}`)], null));
    const after = new Stage(await subject.reopen());
    expect((await Promise.all(asked)).flat().map(({ seq }) => seq)).toEqual(rising(50));
    expect((await after.all(log)).length).toBe(50);
    await after.store.close();
  });
}
