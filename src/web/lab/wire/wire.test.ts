import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as library from 'ws';
import { acceptSteps } from './accept.ts';
import { dissectFrame, OPCODE } from './frame.ts';
import { dissectHead } from './head.ts';
import { dissectLine, readLine } from './irc-line.ts';
import { jsonItems } from './json.ts';
import { jsonParts, packetParts } from './packet.ts';
import { type Part, partText, type Unit } from './part.ts';
import { WireReader } from './reader.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const nothing = () => [];
const whole = (bytes: Uint8Array) => ({ bytes, length: bytes.length });

/** A frame as the library that sokdak uses makes it. */
function framed(payload: Uint8Array, given: { opcode?: number; mask?: boolean; fin?: boolean } = {}): Uint8Array {
  const { opcode = OPCODE.text, mask = false, fin = true } = given;
  const options = { fin, rsv1: false, opcode, mask, readOnly: true, generateMask: undefined };
  const frame: (data: Buffer, options: object) => Buffer[] = Reflect.get(Reflect.get(library, 'Sender'), 'frame');
  return new Uint8Array(Buffer.concat(frame(Buffer.from(payload), options)));
}

/** Cuts bytes at these places, wherever they are. */
function pieces(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [...new Set([0, ...at.map((place) => place % (bytes.length + 1)), bytes.length])].sort(
    (a, b) => a - b,
  );
  return places.slice(1).map((to, index) => bytes.slice(places[index], to));
}

/** All but what lies within others: they follow on each other without a hole, from the first byte to the last. */
function expectWhole({ parts, bytes }: Unit): void {
  const outer = parts.filter(({ depth }) => depth === 0);
  expect(outer[0]?.from ?? 0).toBe(0);
  expect(outer.at(-1)?.to ?? 0).toBe(bytes.length);
  for (const [index, part] of outer.entries()) {
    const next = outer[index + 1];
    if (next) expect(part.bits ? next.from - part.from : next.from - part.to).toBeOneOf([0, 1]);
  }
  for (const { from, to } of parts) expect(from >= 0 && from < to && to <= bytes.length).toBe(true);
}

const named = (parts: readonly Part[]) => parts.map(({ is, value }) => [is, value]);

describe('a WebSocket frame', () => {
  test('the example of RFC 6455 section 5.7, bit by bit', () => {
    const bytes = new Uint8Array([0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]);
    const unit = dissectFrame(bytes, nothing);
    expect(named(unit.parts)).toEqual([
      ['fin', '1'],
      ['rsv', '000'],
      ['opcode', '1'],
      ['mask', '1'],
      ['length', '5'],
      ['masking-key', '37 fa 21 3d'],
      ['payload', 'Hello'],
    ]);
    expect(unit.text).toBe('Hello');
    expect(unit.parts.map(({ bits }) => bits)).toEqual([[0, 1], [1, 4], [4, 8], [0, 1], [1, 8], undefined, undefined]);
    expectWhole(unit);
  });

  test.each([0, 1, 125, 126, 127, 65_535, 65_536, 70_000])('of %i bytes, masked and not', (length) => {
    const payload = new Uint8Array(length).fill(0x61);
    for (const mask of [true, false]) {
      const unit = dissectFrame(framed(payload, { mask }), nothing);
      expect(unit.text).toHaveLength(length);
      expect(partText(unit, 'length')).toBe(String(length < 126 ? length : length < 65_536 ? 126 : 127));
      expect(partText(unit, 'length-extended')).toBe(length < 126 ? null : String(length));
      expectWhole(unit);
    }
  });

  test('a goodbye has a code and a reason; pings and pongs have neither', () => {
    const closing = new Uint8Array([0x0f, 0xa1, ...bytesOf('잘 가')]);
    const unit = dissectFrame(framed(closing, { opcode: OPCODE.close, mask: true }), nothing);
    expect(partText(unit, 'close-code')).toBe('4001');
    expect(partText(unit, 'close-reason')).toBe('잘 가');
    expect(dissectFrame(framed(bytesOf(''), { opcode: OPCODE.close }), nothing).parts.at(-1)?.is).toBe('length');
    expect(partText(dissectFrame(framed(bytesOf('lab'), { opcode: OPCODE.ping }), nothing), 'payload')).toBe('lab');
  });

  test('any frames, cut anywhere or joined, are the frames that were sent', () => {
    const frame = fc.record({
      payload: fc.uint8Array({ maxLength: 300 }),
      opcode: fc.constantFrom(...Object.values(OPCODE)),
      mask: fc.boolean(),
      fin: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 6 }), fc.array(fc.nat()), (frames, at) => {
        const head = bytesOf('GET /ws HTTP/1.1\r\nUpgrade: websocket\r\n\r\n');
        const sent = frames.map(({ payload, ...given }) => framed(payload, given));
        const reader = WireReader.webSocket('request', jsonParts);
        const all = new Uint8Array(Buffer.concat([head, ...sent]));
        const cuts = pieces(all, at).flatMap((piece) => reader.push(whole(piece)));
        expect(cuts.map(({ unit }) => Buffer.from(unit.bytes))).toEqual([head, ...sent].map((one) => Buffer.from(one)));
        for (const [index, { payload }] of frames.entries()) {
          const { plain } = cuts[index + 1]?.unit ?? { plain: new Uint8Array() };
          expect(Buffer.from(plain.slice(plain.length - payload.length))).toEqual(Buffer.from(payload));
        }
        for (const { unit, told } of cuts) {
          expectWhole(unit);
          expect(told).toBe(unit.bytes.length);
        }
      }),
    );
  });

  test('says in how many reads it came, and that several came in one', () => {
    const reader = WireReader.webSocket('response', nothing);
    reader.push(whole(bytesOf('HTTP/1.1 101 Switching Protocols\r\n\r\n')));
    const [one, two] = [framed(bytesOf('하나')), framed(bytesOf('둘'))];
    expect(reader.push(whole(one.slice(0, 1)))).toEqual([]);
    expect(reader.push(whole(one.slice(1, 4)))).toEqual([]);
    const cuts = reader.push(whole(new Uint8Array([...one.slice(4), ...two])));
    expect(cuts.map(({ unit, chunks }) => [unit.text, chunks])).toEqual([
      ['하나', 3],
      ['둘', 1],
    ]);
  });

  test('of which the end was not told is counted; where a header was not told, the next write is read again', () => {
    const reader = WireReader.webSocket('response', nothing);
    reader.push(whole(bytesOf('HTTP/1.1 101 Switching Protocols\r\n\r\n')));
    const long = framed(new Uint8Array(1_000).fill(0x61));
    const short = framed(bytesOf('next'));
    const [cut] = reader.push({ bytes: long.slice(0, 100), length: long.length });
    expect([cut?.unit.bytes.length, cut?.told]).toEqual([long.length, 100]);
    const gap = reader.push({ bytes: long.slice(0, 100), length: long.length + 50 });
    expect(gap.map(({ unit }) => unit.kind)).toEqual(['frame', 'unread']);
    expect(reader.push(whole(short)).map(({ unit }) => unit.text)).toEqual(['next']);
  });
});

describe('the handshake', () => {
  const key = 'dGhlIHNhbXBsZSBub25jZQ==';

  test('the answer of RFC 6455 section 1.3, step by step', () => {
    expect(acceptSteps(key)).toEqual({
      joined: 'dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11',
      sha1: 'b37a4f2cc0624f1690f64606cf385945b2bec4ea',
      accept: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
    });
  });

  test('of any key, as Node works it out', () => {
    fc.assert(
      fc.property(fc.base64String(), (any) => {
        const digest = createHash('sha1').update(`${any}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest();
        expect(acceptSteps(any)).toMatchObject({ sha1: digest.toString('hex'), accept: digest.toString('base64') });
      }),
    );
  });

  test('each header is a part, the known ones by name, whatever their case', () => {
    const lines = [
      'GET /ws?lab=x HTTP/1.1',
      'host: a',
      'UPGRADE: websocket',
      `Sec-WebSocket-Key: ${key}`,
      'X-Y: z',
      '',
      '',
    ];
    const unit = dissectHead(bytesOf(lines.join('\r\n')), 'request');
    expect(named(unit.parts)).toEqual([
      ['request-line', 'GET /ws?lab=x HTTP/1.1'],
      ['host', 'a'],
      ['upgrade', 'websocket'],
      ['ws-key', key],
      ['header', 'X-Y: z'],
      ['blank', '\\r\\n'],
    ]);
    expectWhole(unit);
  });
});

describe('an Engine.IO packet', () => {
  const parts = (text: string) => named(packetParts(bytesOf(text), 0, bytesOf(text).length));

  test.each<[string, readonly (readonly string[])[]]>([
    ['2', [['engine-type', '2']]],
    [
      '0{"sid":"a"}',
      [
        ['engine-type', '0'],
        ['engine-data', '{"sid":"a"}'],
      ],
    ],
    [
      '40',
      [
        ['engine-type', '4'],
        ['socket-type', '0'],
      ],
    ],
    [
      '41/admin,',
      [
        ['engine-type', '4'],
        ['socket-type', '1'],
        ['namespace', '/admin'],
      ],
    ],
    [
      '40/admin',
      [
        ['engine-type', '4'],
        ['socket-type', '0'],
        ['namespace', '/admin'],
      ],
    ],
    [
      '427["say",{"text":"안녕, [길동]"}]',
      [
        ['engine-type', '4'],
        ['socket-type', '2'],
        ['ack-id', '7'],
        ['socket-data', '["say",{"text":"안녕, [길동]"}]'],
        ['event-name', '"say"'],
        ['argument', '{"text":"안녕, [길동]"}'],
      ],
    ],
    [
      '4312[{"ok":true}]',
      [
        ['engine-type', '4'],
        ['socket-type', '3'],
        ['ack-id', '12'],
        ['socket-data', '[{"ok":true}]'],
      ],
    ],
    [
      '451-/a,3["f",{"_placeholder":true,"num":0}]',
      [
        ['engine-type', '4'],
        ['socket-type', '5'],
        ['attachments', '1'],
        ['namespace', '/a'],
        ['ack-id', '3'],
        ['socket-data', '["f",{"_placeholder":true,"num":0}]'],
        ['event-name', '"f"'],
        ['argument', '{"_placeholder":true,"num":0}'],
      ],
    ],
  ])('%s', (text, expected) => expect(parts(text)).toEqual(expected));

  test('nothing that may come breaks it, and every part lies within', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
        const bytes = bytesOf(text);
        for (const { from, to } of [...packetParts(bytes, 0, bytes.length), ...jsonParts(bytes, 0, bytes.length)]) {
          expect(from >= 0 && from <= to && to <= bytes.length).toBe(true);
        }
      }),
    );
  });
});

test('the items of any JSON object or list are those that JSON.parse finds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), (value) => {
      const bytes = bytesOf(JSON.stringify(value));
      const items = jsonItems(bytes, 0, bytes.length);
      const text = (from: number, to: number) => new TextDecoder().decode(bytes.slice(from, to));
      const found = items.map(({ valueFrom, to }) => JSON.parse(text(valueFrom, to)));
      expect(found).toEqual(Object.values(JSON.parse(JSON.stringify(value))));
    }),
  );
});

describe('a line of IRC', () => {
  test('each part of a full one', () => {
    const unit = dissectLine(bytesOf('@time=2026;msgid=a :길동!u1@sokdak PRIVMSG #광장 :hello, all\r\n'));
    expect(named(unit.parts)).toEqual([
      ['tags', '@time=2026;msgid=a'],
      ['source', ':길동!u1@sokdak'],
      ['command', 'PRIVMSG'],
      ['parameter', '#광장'],
      ['trailing', ':hello, all'],
      ['line-end', '\\r\\n'],
    ]);
    expect(readLine(unit)).toEqual({
      command: 'PRIVMSG',
      params: ['#광장', 'hello, all'],
      source: '길동!u1@sokdak',
      tags: new Map([
        ['time', '2026'],
        ['msgid', 'a'],
      ]),
    });
  });

  test.each(['PING\r\n', '\r\n', '\n', ':\r\n', '@\r\n', 'a :\r\n', '  a  b \r\n', ':x  \r\n'])(
    '%j breaks nothing',
    (line) => {
      const unit = dissectLine(bytesOf(line));
      for (const { from, to } of unit.parts) expect(from >= 0 && from <= to && to <= unit.bytes.length).toBe(true);
    },
  );

  test('lines, cut anywhere, are the lines that were sent', () => {
    const word = fc.stringMatching(/^[a-z가-힣]{1,9}$/);
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1 })), fc.array(fc.nat()), (lines, at) => {
        const sent = lines.map((words) => `${words.join(' ')}\r\n`);
        const reader = WireReader.lines();
        const cuts = pieces(bytesOf(sent.join('')), at).flatMap((piece) => reader.push(whole(piece)));
        expect(cuts.map(({ unit }) => `${unit.text}\r\n`)).toEqual(sent);
        expect(cuts.map(({ unit }) => [readLine(unit).command, ...readLine(unit).params])).toEqual(lines);
      }),
    );
  });
});
