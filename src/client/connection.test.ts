import { describe, expect, test } from 'vitest';
import { backOff } from './back-off.ts';
import { Visit } from './testing/visit.ts';

describe('the way in', () => {
  test('begins without a name, and the first screen needs no connection', () => {
    const visit = new Visit();
    visit.chat.connection.start();
    expect(visit.chat.connection.state).toEqual({ is: 'nameless', nickname: '', refusal: null });
    expect(visit.line.opened).toBe(0);
  });

  test('[S3] the token of last time leads in again, as the same person', async () => {
    const visit = new Visit();
    await visit.enter('길동');
    const id = visit.chat.connection.me?.id;
    visit.reload();
    visit.chat.connection.start();
    expect(visit.chat.connection.state.is).toBe('connecting');
    await visit.rest();
    expect(visit.chat.connection.me).toMatchObject({ id, nickname: '길동' });
  });

  test('[G3] is refused in the language that the page speaks, also where that was chosen at the door', async () => {
    const visit = new Visit();
    visit.house.person('길동');
    void visit.chat.connection.enter({ nickname: '길동' });
    await visit.rest();
    expect(visit.line.language).toBe('ko');
    visit.chat.connection.speak('en');
    await visit.enter('길동이');
    expect([visit.line.language, visit.line.opened]).toEqual(['en', 2]);
  });

  test('[S2] a nickname that is taken is told to whoever asked, who stays on the first screen and may ask again', async () => {
    const visit = new Visit();
    visit.house.person('길동');
    const asked = visit.chat.connection.enter({ nickname: '길동' });
    await visit.rest();
    expect(await asked).toMatchObject({ ok: false, error: { code: 'nickname_taken' } });
    expect(visit.chat.connection.state).toMatchObject({ is: 'nameless', nickname: '길동' });
    await visit.enter('길동이');
    expect(visit.chat.connection.state.is).toBe('here');
    expect(visit.line.opened).toBe(1);
  });

  test('[S3] a token that is no longer known is forgotten, and one comes in anew', async () => {
    const visit = new Visit();
    await visit.enter('길동');
    visit.house.people.length = 0;
    visit.line.break();
    await visit.wait();
    expect(visit.chat.connection.state.is).toBe('here');
    expect(visit.device.getItem('sokdak.me')).toContain(visit.house.people[0]!.token);
  });

  test('[S6] when the nickname is gone meanwhile, the first screen says so', async () => {
    const visit = new Visit();
    await visit.enter('길동');
    visit.house.people.length = 0;
    visit.house.person('길동');
    visit.house.person('other').token = 'elsewhere';
    visit.house.people[0]!.token = 'somebody else';
    visit.line.break();
    await visit.wait();
    expect(visit.chat.connection.state).toMatchObject({ is: 'nameless', refusal: { code: 'nickname_taken' } });
  });

  test('a line that is down when one enters is an answer, not a long wait', async () => {
    const visit = new Visit();
    visit.line.works = false;
    const asked = visit.chat.connection.enter({ nickname: '길동' });
    await visit.rest();
    expect(await asked).toMatchObject({ ok: false, error: { code: 'lost' } });
    expect(visit.chat.connection.state.is).toBe('nameless');
  });
});

describe('the way back', () => {
  test('(UX 80) waits from 0.2 s to 10 s, doubling, spread by half', () => {
    expect([0, 1, 2, 5, 6, 60].map((tries) => backOff(tries, 0.5))).toEqual([200, 400, 800, 6_400, 10_000, 10_000]);
    expect([backOff(0, 0), backOff(0, 1), backOff(9, 0), backOff(9, 1)]).toEqual([100, 300, 5_000, 15_000]);
  });

  test('is tried later and later, and `since` stays', async () => {
    const visit = new Visit();
    await visit.enter();
    const since = visit.clock.now();
    visit.line.works = false;
    visit.line.break();
    await visit.wait(60_000);
    expect(visit.chat.connection.state).toMatchObject({ is: 'lost', since });
    expect(visit.line.opened).toBeGreaterThan(8);
    expect(visit.line.opened).toBeLessThan(20);
    visit.line.works = true;
    await visit.wait();
    expect(visit.chat.connection.state.is).toBe('here');
  });

  test('(UX 80) is tried at once when the network or the page comes back', async () => {
    const visit = new Visit();
    await visit.enter();
    visit.line.works = false;
    visit.line.break();
    await visit.wait(60_000);
    visit.line.works = true;
    visit.wake();
    visit.wake();
    await visit.rest();
    expect(visit.chat.connection.state.is).toBe('here');
  });

  test('[S10] a server that stops says when to come back', async () => {
    const visit = new Visit();
    await visit.enter();
    visit.line.tell({ on: 'goodbye', reason: 'stopping', code: 4000, comeBack: true, afterMs: 750 });
    await visit.rest();
    visit.line.break();
    expect(visit.clock.next).toBe(750);
  });

  test('ends where the server says so, until one asks for it', async () => {
    const visit = new Visit();
    await visit.enter();
    visit.line.tell({ on: 'goodbye', reason: 'too_fast', code: 4500, comeBack: false, afterMs: 0 });
    await visit.rest();
    visit.line.break();
    await visit.wait();
    expect(visit.chat.connection.state).toEqual({ is: 'closed', reason: 'too_fast' });
    visit.chat.connection.start();
    await visit.rest();
    expect(visit.chat.connection.state.is).toBe('here');
  });

  test('a refusal that passes is no reason for the first screen', async () => {
    const visit = new Visit();
    await visit.enter();
    visit.house.refusals.push({ code: 'stopping' }, { code: 'too_fast', retryAfterMs: 300 }, { code: 'not_kept' });
    visit.line.break();
    await visit.wait();
    expect(visit.chat.connection.state.is).toBe('here');
    expect(visit.house.refusals).toEqual([]);
  });

  test('tells when the server has become another version', async () => {
    const visit = new Visit();
    await visit.enter();
    expect(visit.chat.connection.stale).toBe(false);
    visit.house.version = '2';
    visit.line.break();
    await visit.wait();
    expect(visit.chat.connection.stale).toBe(true);
  });

  test('[R7] a nickname that another session of mine took is mine here too, and after a reload', async () => {
    const visit = new Visit();
    await visit.enter('길동');
    visit.house.rename(visit.house.person('길동'), '홍길동');
    await visit.rest();
    expect(visit.chat.connection.me?.nickname).toBe('홍길동');
    expect(visit.device.getItem('sokdak.me')).toContain('홍길동');
  });
});
