import { expect, it } from 'vitest';
import { fresh, type Stage } from './stage.ts';

const person = () => ({
  id: fresh('p'),
  nickname: '김소연',
  tokenDigest: fresh('d'),
  owner: false,
  since: 1_700_000_000_000,
});

export function peopleContract(stage: () => Stage): void {
  it('finds a person by token', async () => {
    const [{ people }, one] = [stage().store, person()];
    expect(await people.byToken(one.tokenDigest)).toBeNull();
    await people.put(one);
    expect(await people.byToken(one.tokenDigest)).toEqual(one);
  });

  it('renames, makes an owner, and changes the token; the old one opens nothing', async () => {
    const [{ people }, one] = [stage().store, person()];
    await people.put(one);
    const changed = { ...one, nickname: '소연', owner: true, tokenDigest: fresh('d') };
    await people.put(changed);
    expect(await people.byToken(changed.tokenDigest)).toEqual(changed);
    expect(await people.byToken(one.tokenDigest)).toBeNull();
  });

  it("refuses a token that is someone else's, and changes nothing", async () => {
    const [{ people }, one, two] = [stage().store, person(), person()];
    await people.put(one);
    await people.put(two);
    const stolen = people.put({ ...two, nickname: '도둑', tokenDigest: one.tokenDigest });
    await expect(stolen).rejects.toMatchObject({ name: 'StoreError', code: 'refused' });
    expect(await people.byToken(one.tokenDigest)).toEqual(one);
    expect(await people.byToken(two.tokenDigest)).toEqual(two);
  });

  it('lists bots, the oldest first, each with the room of its webhook; and no longer who is none', async () => {
    const { people } = stage().store;
    const [late, early, human] = [
      { ...person(), bot: true as const, since: 20 },
      { ...person(), bot: true as const, since: 10, webhook: '#광장' },
      person(),
    ];
    await Promise.all([late, early, human].map((one) => people.put(one)));
    const mine = async () => (await people.bots()).filter(({ id }) => [late.id, early.id, human.id].includes(id));
    expect(await mine()).toEqual([early, late]);
    expect(await people.byToken(early.tokenDigest)).toEqual(early);
    const { bot: _, webhook: __, ...removed } = early;
    await people.put(removed);
    expect(await mine()).toEqual([late]);
    expect(await people.byToken(early.tokenDigest)).toEqual(removed);
  });

  it('keeps notes by name', async () => {
    const [{ notes }, name] = [stage().store, fresh('note')];
    expect(await notes.get(name)).toBeNull();
    await notes.put(name, '하나');
    await notes.put(name, '둘');
    expect(await notes.get(name)).toBe('둘');
    expect(await notes.get(fresh('note'))).toBeNull();
  });
}
