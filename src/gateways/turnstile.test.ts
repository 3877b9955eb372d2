import { expect, test } from 'vitest';
import { HandClock } from '../../test/plays/given.ts';
import { blockOf } from '../core/address.ts';
import { type Entry, Turnstile } from './turnstile.ts';

const FROM = '203.0.113.9';
const refused = (entry: Entry) => ('refusal' in entry ? entry.refusal : null);
const open = (given: Partial<ConstructorParameters<typeof Turnstile>[0]> = {}) =>
  new Turnstile({ clock: new HandClock(), perAddress: 32, inAll: 1_000, nameless: () => 0, ...given });

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::2', '2001:db8:0:0'],
  ['2001:db8:1:2::', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
])('%s is counted as %s', (address, block) => expect(blockOf(address)).toBe(block));

test('so many at once from one address, four times as many in a minute; elsewhere nobody notices', () => {
  const clock = new HandClock();
  const turnstile = open({ clock });
  const inside = Array.from({ length: 32 }, () => turnstile.enter(FROM));
  expect(inside.map(refused)).toEqual(inside.map(() => null));
  expect(refused(turnstile.enter(FROM))).toMatch(/from your address/);
  expect(refused(turnstile.enter('203.0.113.10'))).toBeNull();
  expect(refused(turnstile.enter(null))).toBeNull();
  const [first] = inside;
  if (first && 'leave' in first) {
    first.leave();
    first.leave();
  }
  expect(refused(turnstile.enter(FROM))).toBeNull();
  expect(refused(turnstile.enter(FROM))).toMatch(/from your address/);
  for (const entry of inside) if ('leave' in entry) entry.leave();
  for (let more = 0; more < 128; more += 1) {
    const entry = turnstile.enter(FROM);
    if ('leave' in entry) entry.leave();
  }
  expect(refused(turnstile.enter(FROM))).toMatch(/from your address/);
  clock.advance(60_000);
  expect(refused(turnstile.enter(FROM))).toBeNull();
});

test('two addresses of one household are one', () => {
  const turnstile = open({ perAddress: 1 });
  expect(refused(turnstile.enter('2001:db8:1:2::7'))).toBeNull();
  expect(refused(turnstile.enter('2001:db8:1:2:9:9:9:9'))).toMatch(/from your address/);
  expect(refused(turnstile.enter('2001:db8:1:3::7'))).toBeNull();
});

test('a thousand who do not say who they are keep out even this computer, until they do or go', () => {
  let nameless = 1_000;
  const turnstile = open({ nameless: () => nameless });
  expect(refused(turnstile.enter(null))).toMatch(/unregistered/);
  nameless -= 1;
  expect(refused(turnstile.enter(null))).toBeNull();
});

test('as many as there may be in all are all', () => {
  const turnstile = open({ inAll: 2 });
  const [first] = [turnstile.enter(null), turnstile.enter(FROM)];
  expect(refused(turnstile.enter(null))).toMatch(/Too many connections/);
  if (first && 'leave' in first) first.leave();
  expect(refused(turnstile.enter(null))).toBeNull();
});
