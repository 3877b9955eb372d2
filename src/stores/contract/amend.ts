import { expect, it } from 'vitest';
import { draft, edit, erase, fresh, type Stage, say, someone, whisper } from './stage.ts';

export function amendContract(stage: () => Stage): void {
  it('reads an edited message, and every edit about it, as it stands now', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    await store.logs.append(log, [say(by, 'a', { id }), edit(by, id, 'b', { at: 5 })], null);
    expect(await stage().texts(log)).toEqual(['b', 'b']);
    await store.logs.append(log, [edit(by, id, 'c', { at: 9 })], null);
    expect(await stage().texts(log)).toEqual(['c', 'c', 'c']);
    expect((await store.logs.find([id]))[0]?.event).toMatchObject({ on: 'said', text: 'c', editedAt: 9 });
  });

  it('takes the text out of what is deleted and of the edits about it, and of nothing else', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    const other = fresh('id');
    await store.logs.append(log, [say(by, 'a', { id }), say(by, 'z', { id: other }), edit(by, other, 'y')], null);
    const change = edit(by, id, 'b');
    await store.logs.append(log, [change], null);
    await store.logs.append(log, [erase(by, id, { at: 9 })], null);
    expect(await stage().texts(log)).toEqual(['', 'y', 'y', '', null]);
    const [target, edited] = await store.logs.find([id, change.id]);
    expect(target?.event).toEqual({ on: 'said', room: '#부엌', by, text: '', editedAt: 1_000, deletedAt: 9 });
    expect(edited?.event).toEqual({ on: 'edited', by, target: id, text: '' });
  });

  it('leaves deleted what is deleted', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    const drafts = [say(by, 'a', { id }), erase(by, id, { at: 2 }), edit(by, id, 'b'), erase(by, id, { at: 3 })];
    await store.logs.append(log, drafts, null);
    expect(await stage().texts(log)).toEqual(['', null, '', null]);
    expect((await store.logs.find([id]))[0]?.event).toMatchObject({ deletedAt: 2 });
  });

  it('edits longer, shorter and empty texts, whispers too', async () => {
    const [{ store }, by, to, id] = [stage(), someone(), someone(), fresh('id')];
    const log = await stage().pair(by, to);
    await store.logs.append(log, [whisper(by, to, '가', { id })], null);
    for (const text of ['나'.repeat(4_000), '', '다', '라'.repeat(200)]) {
      await store.logs.append(log, [edit(by, id, text)], null);
      expect(new Set(await stage().texts(log))).toEqual(new Set([text]));
    }
  });

  it('does not amend for a draft that is answered again', async () => {
    const [{ store }, log, by, id, key] = [stage(), await stage().room(), someone(), fresh('id'), fresh('key')];
    await store.logs.append(log, [say(by, 'a', { id }), edit(by, id, 'b', { key }), edit(by, id, 'c')], null);
    await store.logs.append(log, [edit(by, id, 'b', { key }), erase(by, id, { key })], null);
    expect(await stage().texts(log)).toEqual(['c', 'c', 'c']);
  });

  it('keeps the words of a preview, whatever its message reads, and takes them out with it', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    const preview = (text: string) => draft({ on: 'previewed', by, target: id, text });
    await store.logs.append(log, [say(by, 'a', { id }), preview('제목\n설명'), edit(by, id, 'b'), preview('')], null);
    expect(await stage().texts(log)).toEqual(['b', '제목\n설명', 'b', '']);
    await store.logs.append(log, [erase(by, id), preview('늦은 것')], null);
    expect(await stage().texts(log)).toEqual(['', '', '', '', null, '']);
  });

  it('amends no edit', async () => {
    const [{ store }, log, by, id, edited] = [stage(), await stage().room(), someone(), fresh('id'), fresh('id')];
    const first = [say(by, 'a', { id }), edit(by, id, 'b', { id: edited })];
    await store.logs.append(log, [...first, erase(by, edited), edit(by, edited, 'c')], null);
    expect(await stage().texts(log)).toEqual(['b', 'b', null, '']);
  });

  it('amends nothing in another log, nothing that is no message, and nothing that is not there', async () => {
    const [{ store }, log, other, by] = [stage(), await stage().room(), await stage().room(), someone()];
    const [id, kick] = [fresh('id'), fresh('id')];
    const kicked = { on: 'kicked', room: '#부엌', by, who: by, reason: '왜' } as const;
    await store.logs.append(other, [say(by, 'a', { id }), draft(kicked, { id: kick })], null);
    await store.logs.append(log, [erase(by, id), edit(by, fresh('id'), 'b'), erase(by, kick)], null);
    await store.logs.append(other, [edit(by, kick, 'c')], null);
    expect((await stage().all(other)).map(({ event }) => event).slice(0, 2)).toMatchObject([{ text: 'a' }, kicked]);
  });
}
