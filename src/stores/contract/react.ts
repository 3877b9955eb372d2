import { expect, it } from 'vitest';
import { edit, erase, fresh, react, type Stage, say, someone, whisper } from './stage.ts';

export function reactContract(stage: () => Stage): void {
  it('reads a message with its reactions, kinds and people in the order in which they came', async () => {
    const [{ store }, log, by, id] = [stage(), await stage().room(), someone(), fresh('id')];
    const [a, b] = [someone('김"소연'), someone()];
    await store.logs.append(log, [say(by, 'a', { id }), react(a, id, '👍'), react(b, id, 'ㅋㅋ')], null);
    await store.logs.append(log, [react(b, id, '👍')], null);
    const reactions = [
      { emoji: '👍', by: [a, b] },
      { emoji: 'ㅋㅋ', by: [b] },
    ];
    expect((await store.logs.find([id]))[0]?.event).toEqual({ on: 'said', room: '#부엌', by, text: 'a', reactions });
    expect((await stage().all(log))[0]?.event).toEqual((await store.logs.find([id]))[0]?.event);
  });

  it('takes back what was given, of this person and this sign alone; the last leaves nothing', async () => {
    const [{ store }, log, id] = [stage(), await stage().room(), fresh('id')];
    const [a, b] = [someone(), someone()];
    await store.logs.append(
      log,
      [say(a, 'a', { id }), react(a, id, '👍'), react(b, id, '👍'), react(a, id, '❤️')],
      null,
    );
    await store.logs.append(log, [react(a, id, '👍', { withdrawn: true })], null);
    expect(await stage().reactions(id)).toEqual([
      ['👍', [b.id]],
      ['❤️', [a.id]],
    ]);
    const rest = [react(b, id, '👍', { withdrawn: true }), react(a, id, '❤️', { withdrawn: true })];
    await store.logs.append(log, rest, null);
    expect((await store.logs.find([id]))[0]?.event).toEqual({ on: 'said', room: '#부엌', by: a, text: 'a' });
  });

  it('gives once what is given twice, and again what was taken back, behind the others', async () => {
    const [{ store }, log, id] = [stage(), await stage().room(), fresh('id')];
    const [a, b] = [someone(), someone()];
    const given = [react(a, id, '👍'), react(a, id, '👍'), react(b, id, '👍')];
    await store.logs.append(log, [say(a, 'a', { id }), ...given], null);
    expect(await stage().reactions(id)).toEqual([['👍', [a.id, b.id]]]);
    await store.logs.append(log, [react(a, id, '👍', { withdrawn: true }), react(a, id, '👍')], null);
    expect(await stage().reactions(id)).toEqual([['👍', [b.id, a.id]]]);
  });

  it('keeps reactions through edits, and takes them from what is deleted', async () => {
    const [{ store }, by, to, id] = [stage(), someone(), someone(), fresh('id')];
    const log = await stage().pair(by, to);
    await store.logs.append(log, [whisper(by, to, '가', { id }), react(to, id, '👍'), edit(by, id, '나')], null);
    expect(await stage().reactions(id)).toEqual([['👍', [to.id]]]);
    await store.logs.append(log, [erase(by, id), react(to, id, '❤️')], null);
    expect(await stage().reactions(id)).toEqual([]);
  });

  it('reacts to nothing in another log, to nothing that is no message, and not for a draft that is answered again', async () => {
    const [{ store }, log, other, by] = [stage(), await stage().room(), await stage().room(), someone()];
    const [id, edited, key] = [fresh('id'), fresh('id'), fresh('key')];
    await store.logs.append(other, [say(by, 'a', { id }), edit(by, id, 'b', { id: edited, key })], null);
    await store.logs.append(log, [react(by, id, '👍'), react(by, fresh('id'), '👍')], null);
    await store.logs.append(other, [react(by, edited, '👍'), react(by, id, '👍', { key })], null);
    expect(await stage().reactions(id)).toEqual([]);
    expect((await store.logs.find([edited]))[0]?.event).toEqual({ on: 'edited', by, target: id, text: 'b' });
  });
}
