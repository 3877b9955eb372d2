import { expect, test } from 'vitest';
import { heardIn } from '../../src/gateways/irc/wire/heard.ts';
import { LineSplitter } from '../../src/gateways/irc/wire/line-splitter.ts';
import { parseMessage } from '../../src/gateways/irc/wire/message.ts';
import { payloadIn } from '../../src/gateways/webhook/payload.ts';
import { readMessage } from '../../src/gateways/websocket/message.ts';
import { parse } from '../../src/protocol/parse.ts';
import { SEED } from '../faults/stage/chance.ts';
import { Garbage } from './garbage.ts';

const ROUNDS = 1_500 * Number(process.env.SOKDAK_FUZZ_MINUTES ?? 1);
const prototypeIsWhole = () =>
  expect([Object.keys(Object.prototype), ({} as { admin?: unknown }).admin]).toEqual([[], undefined]);

const PARSERS: readonly (readonly [string, (garbage: Garbage) => void])[] = [
  [
    'the protocol',
    (garbage) => {
      const { name, payload } = garbage.command();
      const parsed = parse(name, garbage.chance(0, 5) === 0 ? garbage.value() : payload);
      if (parsed.ok) expect(parsed.command.do).toBe(name);
      else expect(parsed.refusal.code).toMatch(/^(bad_request|unknown_command)$/);
    },
  ],
  [
    'WebSocket messages',
    (garbage) => {
      const whole = JSON.stringify({ do: garbage.word(), ref: garbage.value(1), ...garbage.object() });
      const asked = readMessage(garbage.torn(Buffer.from(whole)).toString());
      if (asked) parse(asked.name, asked.payload);
    },
  ],
  [
    'IRC lines, cut anywhere',
    (garbage) => {
      const words = Array.from(
        { length: garbage.chance(1, 6) },
        () => `@${garbage.word()} PRIVMSG ${garbage.word()} :${garbage.word()}`,
      );
      const bytes = garbage.torn(Buffer.from(`${words.join('\r\n')}\r\n`));
      const whole = [...new LineSplitter().push(bytes)].map((line) => heardIn(line));
      const pieces = new LineSplitter();
      const cut: unknown[] = [];
      for (let from = 0; from < bytes.length; ) {
        const to = from + garbage.chance(1, 9);
        for (const line of pieces.push(bytes.subarray(from, to))) cut.push(heardIn(line));
        from = to;
      }
      expect(cut).toEqual(whole);
    },
  ],
  ['IRC messages', (garbage) => void parseMessage(garbage.word().replace(/[\r\n\0]/g, ' '))],
  [
    'webhook payloads',
    (garbage) => {
      const json = JSON.stringify({
        text: garbage.value(1),
        blocks: garbage.value(),
        attachments: garbage.value(),
        username: garbage.value(1),
      });
      const payload = payloadIn(
        garbage.chance(0, 2) ? json : `payload=${encodeURIComponent(garbage.torn(Buffer.from(json)).toString())}`,
      );
      if (payload)
        expect([typeof payload.text, payload.username === null || typeof payload.username === 'string']).toEqual([
          'string',
          true,
        ]);
    },
  ],
];

test.each(PARSERS)(`[G2] ${ROUNDS} pieces of nonsense for %s (seed ${SEED})`, (_, eat) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const garbage = new Garbage(SEED + round);
    try {
      eat(garbage);
    } catch (problem) {
      if (problem instanceof Error) problem.message = `seed ${SEED + round}: ${problem.message}`;
      throw problem;
    }
  }
  prototypeIsWhole();
});
