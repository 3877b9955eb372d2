import { expect, test } from 'vitest';
import { HandClock } from '../../../test/plays/given.ts';
import { blockOf } from '../address-block.ts';
import { Gate } from './gate.ts';

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::2', '2001:db8:0:0'],
  ['2001:db8:1:2::', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
])('%s is counted as %s', (address, block) => expect(blockOf(address)).toBe(block));

test('32 at once from one address, 60 in a minute; elsewhere nobody notices', () => {
  const clock = new HandClock();
  const gate = new Gate(clock);
  const from = '203.0.113.9';
  const inside = Array.from({ length: 32 }, () => {
    expect(gate.refusal(from)).toBeNull();
    return gate.enter(from);
  });
  expect(gate.refusal(from)).toMatch(/Too many connections/);
  expect(gate.refusal('203.0.113.10')).toBeNull();
  expect(gate.refusal(null)).toBeNull();
  inside[0]?.left();
  expect(gate.refusal(from)).toBeNull();
  for (let more = 0; more < 30; more += 1) gate.refusal(from);
  expect(gate.refusal(from)).toMatch(/Too many connections/);
  clock.advance(60_000);
  expect(gate.refusal(from)).toBeNull();
});

test('a thousand who do not say who they are keep out even this computer, until they do or go', () => {
  const gate = new Gate(new HandClock());
  const inside = Array.from({ length: 1_000 }, () => gate.enter(null));
  expect(gate.refusal(null)).toMatch(/unregistered/);
  inside[0]?.registered();
  inside[0]?.left();
  expect(gate.refusal(null)).toBeNull();
});
