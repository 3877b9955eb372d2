import { expect, it } from 'vitest';
import { draft, edit, erase, react, type Stage, say, someone } from './stage.ts';

export function actsContract(stage: () => Stage): void {
  it('finds what was done to keep order, the last first: no talk, no deletion of one’s own', async () => {
    const [{ logs }, room, other] = [stage().store, await stage().room(), await stage().room()];
    const [owner, kim] = [someone('홍길동'), someone('김소연')];
    const [mine, his] = [say(kim, '내 말'), say(owner, '남의 말')];
    const [own, moderated] = [erase(kim, mine.id), erase(kim, his.id)];
    const kicked = draft({ on: 'kicked', room: '#부엌', by: owner, who: kim, reason: '도배' });
    const elsewhere = draft({ on: 'kicked', room: '#광장', by: owner, who: kim, reason: '' });
    const preview = draft({ on: 'previewed', by: owner, target: his.id, text: '제목' });
    const talk = [edit(owner, his.id, '고침'), react(kim, his.id, '👍'), preview];
    await logs.append(room, [mine, his, ...talk, own, kicked, moderated], null);
    await logs.append(other, [elsewhere], null);
    const query = { logs: [room], about: null, beyond: null, limit: 10 };
    expect((await logs.acts(query)).map(({ id }) => id)).toEqual([moderated.id, kicked.id]);
    expect((await logs.acts({ ...query, limit: 1 })).map(({ id }) => id)).toEqual([moderated.id]);
    expect((await logs.acts({ ...query, beyond: moderated.id })).map(({ id }) => id)).toEqual([kicked.id]);
    expect(await logs.acts({ ...query, beyond: kicked.id })).toEqual([]);
    const both = await logs.acts({ ...query, logs: [room, other] });
    expect(both.map(({ id }) => id)).toEqual([elsewhere.id, moderated.id, kicked.id]);
    expect(both[0]).toEqual((await logs.find([elsewhere.id]))[0]);
  });

  it('leaves out reports about other rooms', async () => {
    const [{ logs }, room] = [stage().store, await stage().room()];
    const { log: server } = await logs.open({ server: true }, 'log-of-the-server');
    const [by, who] = [someone('홍길동'), someone('김소연')];
    const report = (of: string) => draft({ on: 'reported', by, room: of, message: 'm', who, reason: '광고' });
    const [here, there] = [report('#부엌'), report('#광장')];
    await logs.append(server, [here, there], null);
    const query = { logs: [room, server], about: '#부엌', beyond: null, limit: 10 };
    expect((await logs.acts(query)).map(({ id }) => id)).toEqual([here.id]);
  });

  it('the log of the server is no room, and is found again', async () => {
    const { logs } = stage().store;
    const first = await logs.open({ server: true }, 'log-of-the-server');
    expect((await logs.open({ server: true }, 'another')).log).toBe(first.log);
    expect((await logs.rooms()).map(({ log }) => log)).not.toContain(first.log);
  });
}
