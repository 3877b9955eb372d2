import { expect, it } from 'vitest';
import type { Person } from '../../core/entry.ts';
import type { ForgottenPart } from '../../hub/ports/logs.ts';
import type { Store } from '../../hub/ports/store.ts';
import { draft, edit, erase, fresh, react, type Stage, say, someone, whisper } from './stage.ts';

/** All parts, one after the other. */
async function forgetAll({ logs }: Store, stub: Person): Promise<ForgottenPart['said']> {
  const said: ForgottenPart['said'][number][] = [];
  for (let from: number | null = 0; from !== null; ) {
    const part: ForgottenPart = await logs.forget(stub, from);
    said.push(...part.said);
    from = part.next;
  }
  return said;
}

export function forgetContract(stage: () => Stage): void {
  it('takes the name out of all that was kept and of what rooms remember, and tells what he said in rooms', async () => {
    const [{ store }, room] = [stage(), await stage().room()];
    const [gone, kim] = [someone('홍길동'), someone('김소연')];
    const stub = { id: gone.id, nickname: 'gone' };
    const { log: pair } = await store.logs.open({ pair: [gone.id, kim.id] }, fresh('log'));
    const [first, second, hers] = [say(gone, '하나'), say(gone, '둘'), say(kim, '셋')];
    const secret = whisper(kim, gone, '쉿');
    const kicked = draft({ on: 'kicked', room: '#부엌', by: kim, who: { ...gone, member: true }, reason: '도배' });
    const state = { room: '#부엌', bans: [], topic: { text: '홍길동', by: gone, at: 1 } };
    await store.logs.append(
      room,
      [first, second, hers, edit(gone, second.id, '둘둘'), erase(gone, first.id), react(gone, hers.id, '👍'), kicked],
      state,
    );
    await store.logs.append(pair, [secret], null);
    expect(await forgetAll(store, stub)).toEqual([{ log: room, id: second.id }]);
    const { entries } = await store.logs.page(room, { before: 100, limit: 100 });
    const whispers = await store.logs.page(pair, { before: 100, limit: 100 });
    expect(JSON.stringify([entries, whispers])).not.toContain('홍길동');
    expect(entries.find(({ id }) => id === kicked.id)?.event).toMatchObject({ who: stub });
    expect(entries.find(({ id }) => id === hers.id)?.event).toMatchObject({ reactions: [{ emoji: '👍', by: [stub] }] });
    expect(whispers.entries).toMatchObject([{ event: { text: '쉿', by: { nickname: '김소연' }, to: stub } }]);
    const head = (await store.logs.rooms()).find(({ log }) => log === room);
    expect(head?.state).toEqual({ ...state, topic: { text: '홍길동', by: stub, at: 1 } });
    expect(await forgetAll(store, stub)).toEqual([{ log: room, id: second.id }]);
  });

  it('knows nothing of a person any more but the stub; of others all', async () => {
    const [{ people, logs }, room] = [stage().store, await stage().room()];
    const [gone, kim] = [someone('홍길동'), someone('김소연')];
    const stub = { id: gone.id, nickname: 'gone' };
    const { log: pair } = await logs.open({ pair: [gone.id, kim.id] }, fresh('log'));
    await logs.append(pair, [whisper(gone, kim, '쉿')], null);
    const login = (of: Person) => ({ digest: `digest of ${of.id}`, via: 'http', since: 1 });
    for (const one of [gone, kim]) {
      await people.put({ ...one, owner: one === gone, since: 7, password: 'hash' }, login(one));
      await people.read(one.id, { log: room, seq: 0, at: 1 });
      await people.came(one.id, { log: room, seq: 1 });
    }
    await people.block({ by: gone.id, who: { id: kim.id, nickname: kim.nickname }, at: 1 });
    await people.block({ by: kim.id, who: { id: gone.id, nickname: gone.nickname }, at: 2 });
    await people.forget(stub);
    await people.forget(stub);
    expect(await people.byToken(login(gone).digest)).toBeNull();
    expect(await people.logins(gone.id)).toEqual([]);
    expect(await people.readsOf(gone.id)).toEqual([]);
    const blocks = (await people.blocks()).filter(({ by, who }) => [by, who.id].includes(gone.id));
    expect(blocks).toEqual([{ by: kim.id, who: stub, at: 2 }]);
    expect((await people.holders()).map(({ id }) => id)).not.toContain(gone.id);
    expect((await logs.pairsOf(kim.id)).map((head) => head.with)).toMatchObject([stub]);
    expect(await people.byToken(login(kim).digest)).toMatchObject({ nickname: '김소연', password: 'hash' });
  });
}
