import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { GUESS_PACE, NAMELESS, NEWCOMER_PACE, ROOM_PACE, STRANGERS_PACE } from '../../src/core/limits.ts';
import { workOf, zeroBits } from '../../src/core/work.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';

const KEY = 'the-invite-key';
const ELSEWHERE = { address: '203.0.113.7', local: false };
const say = (text: string) => ({ do: 'say', room: '#광장', text }) as const;
const whisper = (to: string) => ({ do: 'whisper', to, text: '안녕?' }) as const;
const open = (settings: object = {}, clock = new HandClock()) =>
  openHub(usual({ settings: { limits: true, ...settings } }), clock);

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

/** The first number that will do. */
function worked({ challenge, bits }: { readonly challenge: string; readonly bits: number }): string {
  for (let number = 0; ; number += 1) {
    const work = workOf(challenge, number);
    if (zeroBits(sha256(work)) >= bits) return work;
  }
}

test.each([
  ['AAAA', 24],
  ['', 0],
  ['_AAA', 0],
  ['ABAA', 11],
  ['AAgA', 12],
  ['Af_A', 7],
])('%j begins with %i zero bits', (digest, bits) => expect(zeroBits(digest)).toBe(bits));

describe('who does not say who he is', () => {
  test('[D4] is closed after 15 s, and told', async () => {
    const clock = new HandClock();
    const hub = await open({}, clock);
    const nameless = new Listener(hub);
    const named = await someone(hub, '홍길동');
    clock.advance(NAMELESS.ms - 1);
    expect([nameless.closings, hub.nameless]).toEqual([[], 1]);
    clock.advance(1);
    expect(nameless.closings).toMatchObject([{ reason: 'nameless', code: 4003, comeBack: true }]);
    expect([named.closings, hub.nameless]).toEqual([[], 0]);
  });

  test('[D4] and was refused has time to think of another name, two minutes at most', async () => {
    const clock = new HandClock();
    const hub = await open({}, clock);
    const slow = new Listener(hub);
    for (let waited = 0; waited < NAMELESS.mostMs - 10_000; waited += 10_000) {
      clock.advance(10_000);
      expect(await slow.code({ do: 'hello', nickname: '전체' })).toBe('bad_nickname');
    }
    clock.advance(10_000);
    expect(slow.closings).toHaveLength(1);
  });

  test('[D4] is closed when he asks for more than 64 things', async () => {
    const hub = await open({ limits: false });
    const nameless = new Listener(hub);
    for (let count = 0; count < NAMELESS.commands; count += 1) await nameless.mark();
    expect(nameless.closings).toEqual([]);
    void nameless.mark();
    expect(nameless.closings).toMatchObject([{ reason: 'nameless' }]);
  });
});

describe('guesses', () => {
  const SECRETS = [
    ['keys', 'wrong_password', (nth: number) => ({ password: `열쇠${nth}` })],
    ['tokens', 'wrong_token', (nth: number) => ({ token: `token-${nth}` })],
    ['owner links', 'wrong_owner_link', (nth: number) => ({ owner: `owner-${nth}`, password: KEY })],
    ['answers', 'gate', (nth: number) => ({ answer: `답${nth}`, password: KEY })],
  ] as const;

  test.each(SECRETS)('[D2] of %s: some, then none is looked at, whatever the connection', async (_, code, secret) => {
    const clock = new HandClock();
    const hub = await open({ gate: { question: { asks: '?', answer: '!' }, bits: 0 } }, clock);
    const known = await someone(hub, '홍길동', { password: KEY, answer: '!', origin: ELSEWHERE });
    const guess = async (nth: number, address = ELSEWHERE.address) =>
      new Listener(hub, { address, local: false }).ask({ do: 'hello', nickname: `손님${nth}`, ...secret(nth) });
    for (let nth = 0; nth < GUESS_PACE.burst; nth += 1) {
      expect(await guess(nth)).toMatchObject({ ok: false, refusal: { code } });
    }
    expect(await guess(99)).toMatchObject({ refusal: { code: 'too_fast', retryAfterMs: 12_000 } });
    // Even the right one is not looked at: else one would only have to guess on.
    const right = new Listener(hub, ELSEWHERE);
    expect(await right.code({ do: 'hello', nickname: '', token: known.token })).toBe('too_fast');
    expect(await guess(100, '198.51.100.1')).toMatchObject({ refusal: { code } });
    clock.advance(12_000);
    expect(await right.code({ do: 'hello', nickname: '', token: known.token })).toBe('ok');
  });

  test('[D2] by those whose address no proxy tells are counted together; at this computer nobody is', async () => {
    const hub = await open();
    const guess = (local: boolean) =>
      new Listener(hub, { address: null, local }).code({ do: 'hello', nickname: '손님', token: 'made-up' });
    for (let nth = 0; nth < 60; nth += 1) expect(await guess(false)).toBe('wrong_token');
    expect(await guess(false)).toBe('too_fast');
    expect(await guess(true)).toBe('wrong_token');
  });
});

test('[D3] a hundred new people from one address, then one in a second; those who are known come as they like', async () => {
  const clock = new HandClock();
  const hub = await open({}, clock);
  const come = (nickname: string, more: object = {}) =>
    someone(hub, nickname, { password: KEY, origin: ELSEWHERE, ...more });
  const first = await come('손님');
  for (let nth = 1; nth < NEWCOMER_PACE.burst; nth += 1) await come(`손님${nth}`);
  await expect(come('하나 더')).rejects.toThrow('too_fast');
  await come('', { token: first.token });
  await come('다른 곳', { origin: { address: '2001:db8::1', local: false } });
  clock.advance(1_000);
  await come('하나 더');
});

describe('the gate', () => {
  test('[D1] a work lets one person in, once, and only where it is long enough and of this server', async () => {
    const hub = await open({ gate: { question: null, bits: 8 } });
    const ask = async (work?: string, nickname = '손님') => {
      const outcome = await new Listener(hub).ask({ do: 'hello', nickname, ...(work !== undefined && { work }) });
      return outcome.ok || outcome.refusal.code !== 'gate' ? null : (outcome.refusal.work ?? null);
    };
    const asked = await ask();
    expect(asked).toMatchObject({ bits: 8, challenge: expect.any(String) });
    if (!asked) return;
    const tooLittle = Array.from({ length: 1_000 }, (_, number) => workOf(asked.challenge, number));
    const [short = ''] = tooLittle.filter((work) => zeroBits(sha256(work)) < 8);
    expect(await ask(short)).not.toBeNull();
    const forged = { bits: 8, challenge: asked.challenge.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) };
    expect(await ask(worked(forged))).not.toBeNull();
    const work = worked(asked);
    expect(await ask(work, '전체')).toBeNull();
    expect(await ask(work, '하나')).toBeNull();
    expect(await ask(work, '둘')).not.toBeNull();
    expect(hub.counts().people).toBe(1);
  });

  test('[D1] a work is good for ten minutes', async () => {
    const clock = new HandClock();
    const hub = await open({ gate: { question: null, bits: 4 } }, clock);
    const refused = await new Listener(hub).ask({ do: 'hello', nickname: '손님' });
    if (refused.ok || refused.refusal.code !== 'gate' || !refused.refusal.work) throw new Error('no gate');
    const work = worked(refused.refusal.work);
    clock.advance(10 * 60_000 + 1);
    expect(await new Listener(hub).code({ do: 'hello', nickname: '손님', work })).toBe('gate');
  });

  test('[D1] who answered wrongly is told so; who has not answered is only asked', async () => {
    const hub = await open({ gate: { question: { asks: '우리 반은?', answer: '3반' }, bits: 0 } });
    const ask = (answer: object) => new Listener(hub).ask({ do: 'hello', nickname: '손님', ...answer });
    const asked = { code: 'gate', question: '우리 반은?' };
    expect(await ask({})).toEqual({ ok: false, refusal: asked });
    expect(await ask({ answer: '4반' })).toEqual({ ok: false, refusal: { ...asked, wrong: true } });
  });

  test('[D1] question and work may both be asked for; the owner link and a token need neither', async () => {
    const hub = await open({ gate: { question: { asks: '우리 반은?', answer: 'ㅏ반' }, bits: 1 } });
    const outcome = await new Listener(hub).ask({ do: 'hello', nickname: '손님', answer: 'ㅏ 반' });
    expect(outcome).toMatchObject({ refusal: { code: 'gate', work: { bits: 1 } } });
    expect(outcome).not.toHaveProperty('refusal.question');
    const owner = await someone(hub, '방장', { owner: 'the-owner-secret' });
    await someone(hub, '', { token: owner.token });
  });

  test('[M9] the owner link opens a locked door; what cannot be kept does not lock it', async () => {
    const hub = await open();
    const owner = await someone(hub, '방장', { owner: 'the-owner-secret' });
    const put = hub.store.notes.put;
    const failing = () => Promise.reject(Object.assign(new Error('full'), { name: 'StoreError' }));
    Object.assign(hub.store.notes, { put: failing });
    expect(await owner.code({ do: 'lock', on: true })).toBe('not_kept');
    await someone(hub, '손님');
    Object.assign(hub.store.notes, { put });
    expect(await owner.code({ do: 'lock', on: true })).toBe('ok');
    expect(await new Listener(hub).code({ do: 'hello', nickname: '손님2' })).toBe('locked');
    expect((await owner.get<'hello'>({ do: 'hello', nickname: '' })).server).toMatchObject({ locked: '' });
  });
});

describe('haste', () => {
  test('[G4] whoever they are and wherever they come from, a room takes so much and no more', async () => {
    const clock = new HandClock();
    const hub = await open({}, clock);
    const crowd = await Promise.all(
      Array.from({ length: 25 }, (_, nth) =>
        someone(hub, `손님${nth}`, {
          password: KEY,
          rooms: ['#광장', '#부엌'],
          origin: { ...ELSEWHERE, address: `203.0.113.${nth}` },
        }),
      ),
    );
    let said = 0;
    for (const one of crowd) {
      for (let count = 0; count < 10; count += 1) said += (await one.code(say('안녕'))) === 'ok' ? 1 : 0;
    }
    expect(said).toBe(ROOM_PACE.burst);
    clock.advance(5_000);
    const [one] = crowd;
    expect(await one?.code({ do: 'say', room: '#부엌', text: '여긴 조용하네' })).toBe('ok');
  });

  test('[M8] two at once in a slow room are one', async () => {
    const hub = await open();
    const owner = await someone(hub, '방장', { owner: 'the-owner-secret' });
    const one = await someone(hub, '홍길동');
    await owner.get<'slow'>({ do: 'slow', room: '#광장', seconds: 30 });
    const outcomes = await Promise.all([one.ask(say('하나')), one.ask(say('둘')), one.ask(say('셋'))]);
    const tooFast = { ok: false, refusal: { code: 'too_fast', retryAfterMs: 30_000 } };
    expect(outcomes).toMatchObject([{ ok: true }, tooFast, tooFast]);
    expect(await one.get<'who'>({ do: 'who', room: '#광장' })).toMatchObject({ slow: 30 });
  });
});

describe('whispers to people who never answered', () => {
  test('[W7] are few, until they answer; a retry is answered like the first time', async () => {
    const clock = new HandClock();
    const hub = await open({}, clock);
    const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
    for (let count = 0; count < 4; count += 1) expect(await one.code(whisper('김소연'))).toBe('ok');
    const fifth = await one.ask({ ...whisper('김소연'), key: 'k' });
    expect(fifth).toMatchObject({ ok: true });
    expect(await one.ask(whisper('김소연'))).toMatchObject({ refusal: { code: 'too_fast', retryAfterMs: 12_000 } });
    expect(await one.ask({ ...whisper('김소연'), key: 'k' })).toEqual(fifth);
    expect(await other.code(whisper('홍길동'))).toBe('ok');
    expect(await one.code(whisper('김소연'))).toBe('ok');
  });

  test('[W7] are begun with twenty people in an hour; the owner and bots may with all', async () => {
    const clock = new HandClock();
    const hub = await open({}, clock);
    const owner = await someone(hub, '방장', { owner: 'the-owner-secret' });
    const one = await someone(hub, '홍길동');
    const tries = async (by: Listener) => {
      let done = 0;
      for (let nth = 0; nth < STRANGERS_PACE.burst + 5; nth += 1) {
        clock.advance(12_000);
        done += (await by.code(whisper(`손님${nth}`))) === 'ok' ? 1 : 0;
      }
      return done;
    };
    for (let nth = 0; nth < STRANGERS_PACE.burst + 5; nth += 1) await someone(hub, `손님${nth}`);
    // Five minutes give one more.
    expect(await tries(one)).toBe(STRANGERS_PACE.burst + 1);
    expect(await tries(owner)).toBe(STRANGERS_PACE.burst + 5);
  });

  test('[W7] whether somebody answered outlives a restart', async () => {
    const given = usual({ settings: { limits: true } });
    const before = await openHub(given);
    const [one, other] = [await someone(before, '홍길동'), await someone(before, '김소연')];
    await one.get<'whisper'>(whisper('김소연'));
    await other.get<'whisper'>(whisper('홍길동'));
    const hub = await openHub(given);
    await someone(hub, '김소연', { token: other.token });
    const again = await someone(hub, '홍길동', { token: one.token });
    for (let count = 0; count < 8; count += 1) expect(await again.code(whisper('김소연'))).toBe('ok');
  });
});
