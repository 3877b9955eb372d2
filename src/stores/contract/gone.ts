import { expect, it } from 'vitest';
import type { FileRecord } from '../../hub/ports/files.ts';
import type { ClearedPart } from '../../hub/ports/logs.ts';
import type { Store } from '../../hub/ports/store.ts';
import { fileRecord, sayWith } from './files.ts';
import { sought } from './search.ts';
import { draft, edit, erase, fresh, react, rising, type Stage, say, someone, whisper } from './stage.ts';

/** All parts, one after the other. */
async function clearAll({ logs }: Store, log: string) {
  const all: { files: FileRecord[]; people: string[]; parts: number } = { files: [], people: [], parts: 0 };
  for (let from: number | null = 0; from !== null; ) {
    const part: ClearedPart = await logs.clear(log, from);
    all.files.push(...part.files);
    all.people.push(...part.people);
    all.parts += 1;
    from = part.next;
  }
  return all;
}

export function goneContract(stage: () => Stage): void {
  const remove = async (log: string, room: string) => {
    const { store } = stage();
    const { log: server } = await store.logs.open({ server: true }, 'log-of-the-server');
    const by = someone();
    await store.logs.append(
      server,
      [draft({ on: 'room-deleted', by, room, was: log, reason: '방학' }, { at: 5_000 })],
      null,
    );
  };

  it('[R20] [R22] takes a room away with what tells of it: its name is free, and nothing of it is read or added to', async () => {
    const [{ store }, by, room] = [stage(), someone(), fresh('#gone')];
    const { log } = await store.logs.open({ room }, fresh('log'));
    const said = say(by, '비밀회의', { key: 'k-1' });
    await store.logs.append(log, [said], { room, bans: [], topic: { text: '주제', by, at: 1 } });
    await remove(log, room);
    expect((await store.logs.rooms()).map((head) => head.log)).not.toContain(log);
    expect(await store.logs.gone()).toContainEqual({ log, room, at: 5_000, left: true });
    expect(await store.logs.page(log, { before: 9, limit: 9 })).toEqual({ entries: [], more: false });
    expect(await store.logs.find([said.id])).toEqual([]);
    await expect(store.logs.append(log, [say(by, '더')], null)).rejects.toMatchObject({ code: 'refused' });
    const again = await store.logs.open({ room }, fresh('log'));
    expect(again).toMatchObject({ last: 0, state: null });
    expect(again.log).not.toBe(log);
    expect(await store.logs.append(again.log, [say(by, '비밀회의', { key: 'k-1' })], null)).toMatchObject([
      { log, seq: 1, id: said.id, again: true },
    ]);
    expect(await clearAll(store, log)).toMatchObject({ files: [] });
    expect(await store.logs.answerTo(by.id, 'k-1')).toMatchObject({ log, seq: 1, again: true });
    expect(await store.logs.gone()).toContainEqual({ log, room, at: 5_000, left: false });
    expect((await store.logs.rooms()).map((head) => head.log)).toContain(again.log);
  });

  it('[R21] [T8] names the picture of a preview that stands far behind its message', async () => {
    const [{ store }, by, room] = [stage(), someone(), fresh('#gone')];
    const { log } = await store.logs.open({ room }, fresh('log'));
    const picture = fileRecord(by);
    await store.files.put(picture);
    const { by: _, at: __, sum: ___, ...info } = picture;
    const first = say(by, '첫말');
    await store.logs.append(log, [first, ...rising(300).map((nth) => say(by, `많은말 ${nth}`))], null);
    await store.logs.append(log, [draft({ on: 'previewed', by, target: first.id, text: '제목', picture: info })], null);
    await remove(log, room);
    expect((await clearAll(store, log)).files).toEqual([picture]);
    expect(await store.files.find(picture.id)).toBeNull();
  });

  it('[R21] takes away what it had part by part, and nothing else: texts, files, marks, comings', async () => {
    const [{ store }, by, kim, room] = [stage(), someone(), someone('김소연'), fresh('#gone')];
    const { log } = await store.logs.open({ room }, fresh('log'));
    const other = await stage().room();
    for (const one of [by, kim]) await stage().put(one);
    const records = rising(3).map(() => fileRecord(by));
    for (const record of records) await store.files.put(record);
    const [first, second, elsewhere] = [
      sayWith(by, records.slice(0, 1)),
      say(by, '지울말'),
      sayWith(by, records.slice(1, 2)),
    ];
    await store.logs.append(log, [first, second, edit(by, first.id, '고친말'), react(kim, first.id, '👍')], null);
    await store.logs.append(log, [erase(by, second.id), ...rising(300).map((nth) => say(by, `많은말 ${nth}`))], null);
    await store.logs.append(other, [elsewhere, say(by, '남는말')], null);
    const pair = await stage().pair(by, kim);
    await store.logs.append(pair, [whisper(by, kim, '쉿'), sayWith(by, records.slice(2))], null);
    for (const one of [by, kim]) {
      await store.people.came(one.id, { log, seq: 1 });
      await store.people.came(one.id, { log: other, seq: 1 });
      await store.people.read(one.id, { log, seq: 2, at: 1 });
      await store.people.read(one.id, { log: other, seq: 1, at: 1 });
    }
    await remove(log, room);
    const cleared = await clearAll(store, log);
    expect(cleared.files.map(({ id }) => id)).toEqual([records[0]?.id]);
    expect([...cleared.people].sort()).toEqual([by.id, kim.id].sort());
    expect((await sought(store, '많은말', { logs: [log, other] })).texts).toEqual([]);
    expect((await sought(store, '남는말', { logs: [log, other] })).texts).toEqual(['남는말']);
    expect(await store.files.find(records[0]?.id ?? '')).toBeNull();
    for (const record of records.slice(1)) expect(await store.files.find(record.id)).toMatchObject({ file: record });
    for (const one of [by, kim]) {
      expect((await store.people.readsOf(one.id)).map((mark) => mark.log)).toEqual([other]);
      expect(await store.people.came(one.id, { log: other, seq: 9 })).toBe(1);
    }
    expect(await stage().texts(other)).toContain('남는말');
    expect(await stage().texts(pair)).toContain('쉿');
    expect(await clearAll(store, log)).toEqual({ files: [], people: [], parts: 1 });
  });
}
