import { expect, it } from 'vitest';
import { fresh, type Stage } from './stage.ts';

const person = () => ({ id: fresh('p'), nickname: '김소연', owner: false, since: 1_700_000_000_000 });
const login = (since = 1) => ({ digest: fresh('d'), via: 'websocket', since });

export function peopleContract(stage: () => Stage): void {
  it('finds a person by token', async () => {
    const [{ people }, one, his] = [stage().store, person(), login()];
    expect(await people.byToken(his.digest)).toBeNull();
    await people.put(one, his);
    expect(await people.byToken(his.digest)).toEqual(one);
  });

  it('finds a person by id, as he was kept last', async () => {
    const [{ people }, one] = [stage().store, person()];
    expect(await people.withId(one.id)).toBeNull();
    await people.put(one, login());
    await people.put({ ...one, nickname: '소연' });
    expect(await people.withId(one.id)).toEqual({ ...one, nickname: '소연' });
  });

  it('finds those who were called so when they were kept last, who came last first', async () => {
    const [{ people }, nickname] = [stage().store, fresh('이름')];
    const called = (since: number) => ({ ...person(), nickname, since });
    const [one, two, other] = [called(1), called(2), called(3)];
    for (const some of [one, two, other]) await people.put(some, login());
    await people.put({ ...other, nickname: fresh('다른') });
    expect(await people.called(nickname)).toEqual([two, one]);
    expect(await people.called(nickname.slice(0, -1))).toEqual([]);
    for (let nth = 0; nth < 10; nth += 1) await people.put(called(10 + nth), login());
    expect((await people.called(nickname)).map(({ since }) => since)).toEqual([19, 18, 17, 16, 15, 14, 13, 12, 11, 10]);
  });

  it('renames, makes an owner, gives a password; the tokens stay', async () => {
    const [{ people }, one, his] = [stage().store, person(), login()];
    await people.put(one, his);
    const changed = { ...one, nickname: '소연', owner: true, password: '$scrypt$…' };
    await people.put(changed);
    expect(await people.byToken(his.digest)).toEqual(changed);
  });

  it('a person has as many logins as were given, the oldest first; those that are ended open nothing', async () => {
    const [{ people }, one] = [stage().store, person()];
    const [phone, laptop, other] = [login(20), login(10), login(15)];
    await people.put(one, phone);
    await people.put(one, laptop);
    await people.put(person(), other);
    expect(await people.logins(one.id)).toEqual([laptop, phone]);
    expect(await people.byToken(laptop.digest)).toEqual(one);
    await people.endLogins([laptop.digest, fresh('never')]);
    expect(await people.logins(one.id)).toEqual([phone]);
    expect(await people.byToken(laptop.digest)).toBeNull();
    expect(await people.byToken(phone.digest)).toEqual(one);
    expect(await people.byToken(other.digest)).not.toBeNull();
  });

  it('refuses a token that was given already, and changes nothing', async () => {
    const [{ people }, one, two, his, hers] = [stage().store, person(), person(), login(), login()];
    await people.put(one, his);
    await people.put(two, hers);
    const stolen = people.put({ ...two, nickname: '도둑' }, his);
    await expect(stolen).rejects.toMatchObject({ name: 'StoreError', code: 'refused' });
    expect(await people.byToken(his.digest)).toEqual(one);
    expect(await people.byToken(hers.digest)).toEqual(two);
  });

  it('keeps what proves who somebody is, beside a password; and takes it away', async () => {
    const [{ people }, one, his] = [stage().store, person(), login()];
    const passkey = { id: fresh('k'), key: 'pQECAyYg', count: 0, name: '전화기 "둘"', since: 1 };
    const proved = { ...one, proofs: { passkeys: [passkey, { ...passkey, id: fresh('k'), usedAt: 2 }] } };
    await people.put(proved, his);
    expect(await people.byToken(his.digest)).toEqual(proved);
    expect(await people.withId(one.id)).toEqual(proved);
    expect((await people.holders()).filter(({ id }) => id === one.id)).toEqual([proved]);
    await people.put(one);
    expect(await people.byToken(his.digest)).toEqual(one);
    expect((await people.holders()).filter(({ id }) => id === one.id)).toEqual([]);
  });

  it('lists those who hold their nicknames, the oldest first: bots and people with a password, and no others', async () => {
    const { people } = stage().store;
    const [late, early, member, guest, hers] = [
      { ...person(), bot: true as const, since: 20 },
      { ...person(), bot: true as const, since: 10, webhook: '#광장' },
      { ...person(), password: '$scrypt$…', since: 15 },
      person(),
      login(),
    ];
    await people.put(early, hers);
    for (const one of [late, member, guest]) await people.put(one, login());
    const all = new Set([late, early, member, guest].map(({ id }) => id));
    const mine = async () => (await people.holders()).filter(({ id }) => all.has(id));
    expect(await mine()).toEqual([early, member, late]);
    expect(await people.byToken(hers.digest)).toEqual(early);
    const { bot: _, webhook: __, ...removed } = early;
    await people.put(removed);
    expect(await mine()).toEqual([member, late]);
    expect(await people.byToken(hers.digest)).toEqual(removed);
  });

  it("keeps how far one has read, by log; it only moves on, and is nobody else's", async () => {
    const [{ people }, one, two] = [stage().store, person(), person()];
    const [log, other] = [await stage().filled(9), await stage().filled(9)];
    expect(await people.readsOf(one.id)).toEqual([]);
    await people.read(one.id, { log, seq: 5, at: 50 });
    await people.read(one.id, { log: other, seq: 1, at: 10 });
    await people.read(one.id, { log, seq: 3, at: 30 });
    await people.read(two.id, { log, seq: 9, at: 90 });
    await people.read(one.id, { log: fresh('log'), seq: 1, at: 1 }).catch(() => {});
    const reads = (await people.readsOf(one.id)).filter((mark) => mark.log === log || mark.log === other);
    expect(reads.toSorted((a, b) => b.seq - a.seq)).toEqual([
      { log, seq: 5, at: 50 },
      { log: other, seq: 1, at: 10 },
    ]);
    expect(await people.readsOf(two.id)).toEqual([{ log, seq: 9, at: 90 }]);
  });

  it('keeps who blocked whom, the first first, once for each two and direction', async () => {
    const [{ people }, one, two, other] = [stage().store, fresh('p'), fresh('p'), fresh('p')];
    const mine = async () => (await people.blocks()).filter(({ by }) => by === one || by === two);
    const [first, second, back] = [
      { by: one, who: { id: two, nickname: '김민수' }, at: 30 },
      { by: one, who: { id: other, nickname: '이영희' }, at: 20 },
      { by: two, who: { id: one, nickname: '홍길동' }, at: 40 },
    ];
    for (const block of [first, second, back]) await people.block(block);
    await people.block({ ...first, who: { id: two, nickname: '민수' }, at: 50 });
    expect(await mine()).toEqual([first, second, back]);
    await people.unblock(one, two);
    await people.unblock(one, fresh('never'));
    expect(await mine()).toEqual([second, back]);
  });

  it('keeps invite links, the first first, and who came by each, once', async () => {
    const [{ people }, by, one, two] = [stage().store, { id: fresh('p'), nickname: '김소연' }, fresh('p'), fresh('p')];
    const made = { by, owner: false, uses: 2, at: 10, until: 20, came: [] };
    const room = { ...made, id: fresh('invite'), secret: fresh('secret'), room: '#부엌' };
    const server = { ...made, id: fresh('invite'), secret: fresh('secret'), owner: true };
    const mine = async () => (await people.invites()).filter((invite) => invite.by.id === by.id);
    await people.invite(room);
    await people.invite(server);
    expect(await mine()).toEqual([room, server]);
    for (const person of [one, two, one]) await people.cameBy(room.id, person);
    await people.cameBy(fresh('never'), one);
    const [came] = await mine();
    expect(came?.came.toSorted()).toEqual([one, two]);
    await people.uninvite([room.id, fresh('never')]);
    expect(await mine()).toEqual([server]);
  });

  it('keeps where somebody first came into a room, by log; what comes later changes nothing', async () => {
    const [{ people }, one, two] = [stage().store, person(), person()];
    const [log, other] = [await stage().filled(9), await stage().filled(9)];
    expect(await people.came(one.id, { log, seq: 5 })).toBe(5);
    expect(await people.came(one.id, { log, seq: 9 })).toBe(5);
    expect(await people.came(one.id, { log, seq: 1 })).toBe(5);
    expect(await people.came(one.id, { log: other, seq: 7 })).toBe(7);
    expect(await people.came(two.id, { log, seq: 8 })).toBe(8);
  });

  it('keeps notes by name', async () => {
    const [{ notes }, name] = [stage().store, fresh('note')];
    expect(await notes.get(name)).toBeNull();
    await notes.put(name, '하나');
    await notes.put(name, '둘');
    expect(await notes.get(name)).toBe('둘');
    expect(await notes.get(fresh('note'))).toBeNull();
  });

  it('finds notes by the beginning of their names, and drops one for good', async () => {
    const [{ notes }, beginning] = [stage().store, fresh('메모_%')];
    const [one, two] = [`${beginning} 하나`, `${beginning} 둘`];
    for (const name of [one, two, `전의 ${beginning}`]) await notes.put(name, name);
    const found = async () => (await notes.under(`${beginning} `)).map(({ name, text }) => [name, text]).sort();
    expect(await found()).toEqual([two, one].map((name) => [name, name]).sort());
    await notes.drop(one);
    await notes.drop(fresh('never'));
    expect([await found(), await notes.get(one)]).toEqual([[[two, two]], null]);
  });
}
