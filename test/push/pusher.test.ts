import { createECDH } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Push } from '../../src/hub/ports/pusher.ts';
import { Outside } from '../../src/outside/outside.ts';
import { browserKeys, encrypted, MOST_BYTES } from '../../src/outside/push/encrypted.ts';
import { pusherBy } from '../../src/outside/push/pusher.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { Browser } from './browser.ts';
import { claimsOf, type Letter, PushService } from './service.ts';

const NOW = Date.UTC(2026, 2, 1, 9);

let service: PushService;
let browser: Browser;

beforeEach(async () => {
  service = await PushService.open();
  browser = new Browser(service.endpoint());
});
afterEach(() => service.close());

function pusher(notes = memoryStore().notes) {
  return pusherBy(new Outside(service.outside), { notes, now: () => NOW });
}

function push(more: Partial<Push> = {}): Push {
  return { to: browser.address, text: '{"쉿":1}', about: 'log', urgent: true, by: null, ...more };
}

function only(): Letter {
  const [letter, ...more] = service.letters;
  if (!letter || more.length > 0) throw new Error(`${service.letters.length} letters`);
  return letter;
}

describe('[S20] what a push service is given', () => {
  test('is what the browser alone reads, and tells neither what nor how much is said', async () => {
    expect(await pusher().send(push())).toEqual({ is: 'sent' });
    await pusher().send(push({ text: '아주 긴 말 '.repeat(60) }));
    const [short, long] = service.letters;
    expect(browser.read(short?.body ?? Buffer.of())).toBe('{"쉿":1}');
    expect(short?.body.toString()).not.toContain('쉿');
    expect(short?.body.length).toBe(long?.body.length);
    expect(() => new Browser(service.endpoint()).read(short?.body ?? Buffer.of())).toThrow();
  });

  test('is signed by the one key of this server, for this service and half a day', async () => {
    const { notes } = memoryStore();
    await pusher(notes).send(push({ by: 'https://chat.example.com' }));
    const { key, claims } = claimsOf(only());
    expect(key).toBe(await pusher(notes).key());
    expect(claims).toEqual({
      aud: service.origin,
      exp: NOW / 1_000 + 12 * 60 * 60,
      sub: 'https://chat.example.com',
    });
    expect(await pusher().key()).not.toBe(key);
  });

  test('says for how long, how urgent, and what a newer one takes the place of', async () => {
    const other = new Browser(service.endpoint('/two'));
    const all = [
      push(),
      push({ text: '다른 말', urgent: false }),
      push({ about: 'other' }),
      push({ to: other.address }),
    ];
    for (const one of all) await pusher().send(one);
    const headers = service.letters.map((letter) => letter.headers);
    expect(headers[0]).toMatchObject({ ttl: '86400', urgency: 'high', 'content-encoding': 'aes128gcm' });
    expect(headers[1]).toMatchObject({ urgency: 'normal', topic: headers[0]?.topic });
    expect(new Set(headers.map(({ topic }) => topic)).size).toBe(3);
    for (const { topic } of headers) expect(topic).toMatch(/^[\w-]{32}$/);
  });

  test.each([
    [[201], { is: 'sent' }],
    [[404], { is: 'gone' }],
    [[410], { is: 'gone' }],
    [[429, { 'retry-after': '7' }], { is: 'later', ms: 7_000 }],
    [[503, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }], { is: 'later', ms: null }],
    [[413], { is: 'refused' }],
    [[302, { location: 'https://push.example/elsewhere' }], { is: 'refused' }],
  ] as const)('is answered by it %j: %j', async (answers, expected) => {
    service.answers = answers;
    expect(await pusher().send(push())).toEqual(expected);
    expect(service.letters).toHaveLength(1);
  });

  test('comes later where nobody answers', async () => {
    service.close();
    expect(await pusher().send(push())).toEqual({ is: 'later', ms: null });
  });
});

test('[S20] a browser is only taken at an address of https, in public, with keys that are keys', async () => {
  const { p256dh, auth } = browser.address;
  const takes = (more: object) => pusher().takes({ ...browser.address, ...more });
  expect(await takes({})).toBe(true);
  const other = createECDH('secp256k1').generateKeys().toString('base64url');
  for (const wrong of [
    { endpoint: service.endpoint().replace('https', 'http') },
    { endpoint: 'https://elsewhere.example/' },
    { endpoint: 'https://127.0.0.1/' },
    { endpoint: `https://me:you@${new URL(service.origin).host}/` },
    { endpoint: 'https://push.example/' },
    { endpoint: 'nothing' },
    { p256dh: p256dh.slice(0, 40) },
    { p256dh: other },
    { p256dh: `A${p256dh.slice(1)}` },
    { auth: auth.slice(0, 10) },
    { auth: '' },
  ]) {
    expect([wrong, await takes(wrong)]).toEqual([wrong, false]);
  }
});

test('[S20] as this computer is set up, nothing is sent to itself', async () => {
  const here = pusherBy(new Outside(), { notes: memoryStore().notes, now: () => NOW });
  expect(await here.takes({ ...browser.address, endpoint: 'https://localhost/push' })).toBe(false);
  expect(await here.send(push({ to: { ...browser.address, endpoint: 'https://127.0.0.1/push' } }))).toMatchObject({
    is: 'later',
  });
});

/** RFC 8291, section 5 and appendix A. */
test('what is encrypted is what the RFC says', () => {
  const given = {
    own: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
    theirs: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
    salt: 'DGv6ra1nlYgDCS1FRnbzlw',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  };
  const own = createECDH('prime256v1');
  own.setPrivateKey(Buffer.from(given.own, 'base64url'));
  const far = new Browser('', { own: given.theirs, auth: given.auth });
  const keys = browserKeys(far.address.p256dh, far.address.auth);
  const text = 'When I grow up, I want to be a watermelon';
  if (!keys) throw new Error('no keys');
  const sealed = encrypted(Buffer.from(text), keys, { fresh: { salt: Buffer.from(given.salt, 'base64url'), own } });
  expect(sealed.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
  expect(far.read(sealed)).toBe(text);
  const most = Buffer.alloc(MOST_BYTES, 'a');
  expect(encrypted(most, keys)).toHaveLength(4_096);
  expect(() => encrypted(Buffer.alloc(MOST_BYTES + 1), keys)).toThrow(RangeError);
});
