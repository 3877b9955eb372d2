import { expect, it } from 'vitest';
import type { Person } from '../../core/entry.ts';
import type { FileInfo } from '../../core/file.ts';
import type { FileRecord } from '../../hub/ports/files.ts';
import type { Draft } from '../../hub/ports/logs.ts';
import { draft, edit, erase, fresh, type Stage, say, someone } from './stage.ts';

export function fileRecord(by: Person, given: Partial<FileRecord> = {}): FileRecord {
  const info = { name: '회의록 "최종".png', type: 'image/png', width: 3, height: 2, alt: '표' };
  return { id: fresh('file'), ...info, size: 5_000, by: by.id, at: 1_000, sum: fresh('sum'), ...given };
}

export function sayWith(by: Person, files: readonly FileRecord[], wish: Parameters<typeof draft>[1] = {}): Draft {
  const infos: readonly FileInfo[] = files.map(({ by: _, at: __, sum: ___, ...info }) => info);
  return draft({ on: 'said', room: '#부엌', by, files: infos, text: '' }, wish);
}

export function filesContract(stage: () => Stage): void {
  it('finds a file that was put, said or not, and the entry with which it was', async () => {
    const [{ store }, log, by] = [stage(), await stage().room(), someone()];
    const file = fileRecord(by);
    expect(await store.files.find(file.id)).toBeNull();
    await store.files.put(file);
    expect(await store.files.find(file.id)).toEqual({ file, said: null });
    await store.logs.append(log, [sayWith(by, [file])], null);
    expect(await store.files.find(file.id)).toEqual({ file, said: { log, seq: 1 } });
    await store.files.put({ ...file, name: '다른 이름' });
    expect(await store.files.find(file.id)).toEqual({ file, said: { log, seq: 1 } });
  });

  it('reads a message with its files, edited or not; a deletion takes them away, and no others', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    const [one, two, other] = [fileRecord(by), fileRecord(by), fileRecord(by)];
    for (const file of [one, two, other]) await store.files.put(file);
    await store.logs.append(log, [sayWith(by, [one, two], { id }), sayWith(by, [other])], null);
    await store.logs.append(log, [edit(by, id, '보세요')], null);
    const [said] = await store.logs.find([id]);
    expect(said?.event).toMatchObject({ text: '보세요', files: [{ id: one.id, name: one.name }, { id: two.id }] });
    await store.logs.append(log, [erase(by, id)], null);
    const [deleted] = await store.logs.find([id]);
    expect(deleted?.event).not.toHaveProperty('files');
    expect((await stage().all(log))[0]).toEqual(deleted);
    expect([await store.files.find(one.id), await store.files.find(two.id)]).toEqual([null, null]);
    expect([await store.files.has(one.sum), await store.files.has(other.sum)]).toEqual([false, true]);
  });

  it('takes no file away for an edit, a second deletion, or a deletion in another log', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    const [elsewhere, file] = [await stage().room(), fileRecord(by)];
    await store.files.put(file);
    await store.logs.append(log, [sayWith(by, [file], { id })], null);
    await store.logs.append(elsewhere, [erase(by, id)], null);
    expect(await store.files.find(file.id)).toEqual({ file, said: { log, seq: 1 } });
    await store.logs.append(log, [erase(by, id), erase(by, id)], null);
    expect(await store.files.find(file.id)).toBeNull();
  });

  it('a file belongs to the first message that bears it', async () => {
    const [{ store }, log, other, by] = [stage(), await stage().room(), await stage().room(), someone()];
    const [file, second] = [fileRecord(by), fresh('id')];
    await store.files.put(file);
    await store.logs.append(log, [sayWith(by, [file])], null);
    await store.logs.append(other, [sayWith(by, [file], { id: second })], null);
    await store.logs.append(other, [erase(by, second)], null);
    expect(await store.files.find(file.id)).toEqual({ file, said: { log, seq: 1 } });
  });

  const previewing = (by: Person, target: string, picture: FileRecord) => {
    const { by: _, at: __, sum: ___, ...info } = picture;
    return draft({ on: 'previewed', by, target, text: '제목', picture: info });
  };

  it('[T8] reads a preview with its picture, which is of its message, until an edit, another preview or a deletion', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    const [own, one, two, three] = [fileRecord(by), fileRecord(by), fileRecord(by), fileRecord(by)];
    for (const file of [own, one, two, three]) await store.files.put(file);
    const here = async () => (await store.files.borneBy([id, fresh('none')])).map((file) => file.id).sort();
    const shown = previewing(by, id, one);
    await store.logs.append(log, [sayWith(by, [own], { id }), shown], null);
    expect((await store.logs.find([shown.id]))[0]?.event).toMatchObject({
      text: '제목',
      picture: { id: one.id, width: 3 },
    });
    expect(await store.files.find(one.id)).toEqual({ file: one, said: { log, seq: 2 } });
    expect(await here()).toEqual([own.id, one.id].sort());
    await store.logs.append(log, [edit(by, id, '나')], null);
    expect(await here()).toEqual([own.id]);
    expect((await store.logs.find([shown.id]))[0]?.event).toEqual({ on: 'previewed', by, target: id, text: '제목' });
    await store.logs.append(log, [previewing(by, id, two)], null);
    await store.logs.append(log, [previewing(by, id, three)], null);
    expect(await here()).toEqual([own.id, three.id].sort());
    const gone = erase(by, id);
    await store.logs.append(log, [gone], null);
    expect(await here()).toEqual([]);
    expect(await store.files.has(three.sum)).toBe(false);
    for (const { event } of (await stage().all(log)).filter(({ event }) => event.on === 'previewed')) {
      expect(event).toEqual({ on: 'previewed', by, target: id, text: '' });
    }
  });

  it('[T8] takes no picture away for an edit or a preview in another log', async () => {
    const [{ store }, log, elsewhere, by] = [stage(), await stage().room(), await stage().room(), someone()];
    const [id, file] = [fresh('id'), fileRecord(by)];
    await store.files.put(file);
    await store.logs.append(log, [say(by, '가', { id }), previewing(by, id, file)], null);
    await store.logs.append(
      elsewhere,
      [edit(by, id, '나'), draft({ on: 'previewed', by, target: id, text: '' })],
      null,
    );
    expect(await store.files.find(file.id)).toEqual({ file, said: { log, seq: 2 } });
  });

  it('lists what nobody has said, and forgets it; what was said is not forgotten so', async () => {
    const [{ store }, log, by] = [stage(), await stage().room(), someone()];
    const [late, early, said] = [fileRecord(by, { at: 9 }), fileRecord(by, { at: 2 }), fileRecord(by)];
    for (const file of [early, late, said]) await store.files.put(file);
    await store.logs.append(log, [sayWith(by, [said])], null);
    const mine = async () => (await store.files.unsaid()).filter((file) => file.by === by.id);
    expect(await mine()).toEqual([early, late]);
    await store.files.drop([early.id, said.id, fresh('never')]);
    expect(await mine()).toEqual([late]);
    expect(await store.files.find(early.id)).toBeNull();
    expect(await store.files.find(said.id)).toEqual({ file: said, said: { log, seq: 1 } });
  });

  it('counts what each person has, in blocks of 4 KB', async () => {
    const [{ store }, log, by, other, id] = [stage(), await stage().room(), someone(), someone(), fresh('id')];
    const big = fileRecord(by, { size: 10_000 });
    for (const file of [big, fileRecord(by, { size: 0 }), fileRecord(other, { size: 4_096 })])
      await store.files.put(file);
    const mine = { person: by.id, bytes: 4_096 * 4 };
    expect(await store.files.uses(by.id)).toEqual([mine]);
    expect(await store.files.uses()).toEqual(expect.arrayContaining([mine, { person: other.id, bytes: 4_096 }]));
    await store.logs.append(log, [sayWith(by, [big], { id }), erase(by, id)], null);
    expect(await store.files.uses(by.id)).toEqual([{ person: by.id, bytes: 4_096 }]);
    expect(await store.files.uses(someone().id)).toEqual([]);
  });

  it('the same bytes stay as long as one file has them', async () => {
    const [{ store }, log, by, id, sum] = [stage(), await stage().room(), someone(), fresh('id'), fresh('sum')];
    const [one, two] = [fileRecord(by, { sum }), fileRecord(by, { sum })];
    for (const file of [one, two]) await store.files.put(file);
    await store.logs.append(log, [sayWith(by, [one], { id }), say(by, '가'), erase(by, id)], null);
    expect(await store.files.has(sum)).toBe(true);
    await store.files.drop([two.id]);
    expect(await store.files.has(sum)).toBe(false);
  });
}
