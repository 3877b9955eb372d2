import { describe, expect, test } from 'vitest';
import type { LabEnd, LabWay } from '../../protocol/lab.ts';
import { gistOf } from './gist.ts';
import { lettersOf, partAt } from './hex.ts';
import { signalsIn } from './signal.ts';
import { Trips } from './trips.ts';
import { dissectFrame } from './wire/frame.ts';
import { dissectLine } from './wire/irc-line.ts';
import { jsonParts, packetParts } from './wire/packet.ts';
import type { Unit } from './wire/part.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A text as it travels this way: a frame that is not masked, or a line. */
function unit(way: LabWay, text: string): Unit {
  if (way === 'tcp') return dissectLine(bytesOf(`${text}\r\n`));
  const payload = bytesOf(text);
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 0xff];
  return dissectFrame(new Uint8Array([0x81, ...length, ...payload]), way === 'socketio' ? packetParts : jsonParts);
}

type Case = readonly [LabWay, LabEnd, string, readonly object[]];

describe('what a message goes through is seen in what travels', () => {
  test.each<Case>([
    ['tcp', 'client', '@label=3 PRIVMSG #lab :hello', [{ is: 'asked', ref: '3', text: 'hello' }]],
    ['tcp', 'server', '@msgid=a :x!y@z PRIVMSG #lab :hello', [{ is: 'arrived', id: 'a' }]],
    [
      'tcp',
      'server',
      '@label=3;msgid=a :x PRIVMSG #lab :h',
      [
        { is: 'arrived', id: 'a' },
        { is: 'answered', ref: '3', id: 'a' },
      ],
    ],
    ['tcp', 'server', '@batch=b;msgid=a :x PRIVMSG #lab :missed', []],
    ['tcp', 'server', ':irc 001 x :hello', []],
    ['websocket', 'client', '{"do":"say","ref":7,"text":"hello"}', [{ is: 'asked', ref: '7', text: 'hello' }]],
    ['websocket', 'client', '{"do":"hello","ref":1}', []],
    ['websocket', 'server', '{"ref":7,"ok":true,"seq":1,"id":"a"}', [{ is: 'answered', ref: '7', id: 'a' }]],
    [
      'websocket',
      'server',
      '{"ref":7,"ok":false,"error":{"message":"no"}}',
      [{ is: 'refused', ref: '7', message: 'no' }],
    ],
    ['websocket', 'server', '{"on":"said","id":"a"}', [{ is: 'arrived', id: 'a' }]],
    ['websocket', 'server', 'no JSON', []],
    ['socketio', 'client', '427["say",{"text":"hello"}]', [{ is: 'asked', ref: '7', text: 'hello' }]],
    ['socketio', 'server', '437[{"ok":true,"seq":1,"id":"a"}]', [{ is: 'answered', ref: '7', id: 'a' }]],
    ['socketio', 'server', '42["said",{"id":"a"}]', [{ is: 'arrived', id: 'a' }]],
    ['socketio', 'server', '437[{"ok":false,"error":{"message":"no"}}]', [{ is: 'refused', ref: '7', message: 'no' }]],
    ['socketio', 'server', '2', []],
  ])('%s, from the %s: %s', (way, from, text, signals) => {
    expect(signalsIn(unit(way, text), way, from)).toEqual(signals);
  });
});

describe('a trip', () => {
  test('is put together whatever comes first, the arrivals or the answer', () => {
    const trips = new Trips();
    trips.see({ is: 'asked', ref: '1', text: 'hello' }, 'websocket', 10);
    trips.see({ is: 'arrived', id: 'a' }, 'tcp', 11);
    trips.see({ is: 'answered', ref: '1', id: 'a' }, 'websocket', 12);
    trips.see({ is: 'arrived', id: 'a' }, 'socketio', 13);
    expect(trips.all).toMatchObject([
      { way: 'websocket', text: 'hello', askedAt: 10, answeredAt: 12, id: 'a', arrivedAt: { tcp: 11, socketio: 13 } },
    ]);
  });

  test('keeps the first arrival, and does not take the answer of another way or of another message', () => {
    const trips = new Trips();
    trips.see({ is: 'asked', ref: '1', text: 'hello' }, 'websocket', 10);
    trips.see({ is: 'asked', ref: '1', text: 'study' }, 'socketio', 11);
    trips.see({ is: 'answered', ref: '1', id: 'b' }, 'socketio', 12);
    trips.see({ is: 'arrived', id: 'b' }, 'tcp', 13);
    trips.see({ is: 'arrived', id: 'b' }, 'tcp', 99);
    trips.see({ is: 'answered', ref: '2', id: 'c' }, 'websocket', 14);
    expect(trips.all).toMatchObject([
      { text: 'study', id: 'b', arrivedAt: { tcp: 13 } },
      { text: 'hello', id: null },
    ]);
  });

  test('that is refused says why', () => {
    const trips = new Trips();
    trips.see({ is: 'asked', ref: '1', text: 'hello' }, 'websocket', 10);
    trips.see({ is: 'refused', ref: '1', message: 'too fast' }, 'websocket', 12);
    expect(trips.all).toMatchObject([{ answeredAt: 12, refused: 'too fast', id: null }]);
  });

  test('of many only the last are kept', () => {
    const trips = new Trips();
    for (let ref = 0; ref < 100; ref += 1) trips.see({ is: 'asked', ref: String(ref), text: '' }, 'tcp', ref);
    expect(trips.all.map(({ ref }) => ref)).toEqual(Array.from({ length: 12 }, (_, index) => String(99 - index)));
  });
});

test.each<readonly [LabWay, string, string, string]>([
  ['tcp', ':TCP-1!u@sokdak PRIVMSG #lab :hello', '', 'PRIVMSG “hello”'],
  ['websocket', '{"do":"say","text":"hello"}', 'text', 'say “hello”'],
  ['websocket', '{"ref":3,"ok":true}', 'text', '#3 ok'],
  ['socketio', '421["say",{"text":"hello"}]', 'EVENT', 'say “hello”'],
  ['socketio', '431[{}]', 'ACK', '#1'],
  ['socketio', '0{"sid":"a"}', 'open', ''],
])('a row of %s at a glance: %s', (way, text, kind, means) => {
  expect(gistOf(unit(way, text), way)).toMatchObject({ kind, means });
});

test('a byte belongs to the innermost part, and a letter stands at its first byte', () => {
  const { parts, plain } = unit('socketio', '42["said","안녕"]');
  expect(parts[partAt(parts, 2)]?.is).toBe('engine-type');
  expect(parts[partAt(parts, 6)]?.is).toBe('event-name');
  expect(partAt(parts, 9_999)).toBe(-1);
  expect(lettersOf(plain.subarray(13, 19))).toEqual(['안', '', '', '녕', '', '']);
  expect(lettersOf(new Uint8Array([0, 0x41, 0x80, 0xff, 0xec]))).toEqual(['·', 'A', '·', '·', '·']);
});
