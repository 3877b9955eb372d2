import { type Part, textOf, type Unit } from './part.ts';

/** What the text of a frame is made of, found in the bytes without their mask. */
export type WithinText = (plain: Uint8Array, from: number, to: number) => readonly Part[];

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Where a frame's pieces begin (RFC 6455 section 5.2). */
interface Layout {
  readonly masked: boolean;
  /** Bytes of the extended length: 0, 2 or 8. */
  readonly extended: number;
  readonly payloadAt: number;
  readonly size: number;
}

/** How many bytes the header of the frame that begins here needs, as far as can be seen; at least two. */
export function headerSize(bytes: Uint8Array): number {
  const second = bytes[1] ?? 0;
  const short = second & 0x7f;
  return 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + (second & 0x80 ? 4 : 0);
}

/** Null while the header is not all there. */
export function layoutOf(bytes: Uint8Array): Layout | null {
  const payloadAt = headerSize(bytes);
  if (bytes.length < Math.max(2, payloadAt)) return null;
  const masked = ((bytes[1] ?? 0) & 0x80) !== 0;
  const extended = payloadAt - 2 - (masked ? 4 : 0);
  return { masked, extended, payloadAt, size: payloadAt + lengthIn(bytes, extended) };
}

function lengthIn(bytes: Uint8Array, extended: number): number {
  if (extended === 0) return (bytes[1] ?? 0) & 0x7f;
  return bytes.subarray(2, 2 + extended).reduce((length, byte) => length * 256 + byte, 0);
}

/** Takes apart one whole frame. */
export function dissectFrame(bytes: Uint8Array, within: WithinText): Unit {
  const layout = layoutOf(bytes);
  if (!layout) throw new RangeError('a frame has at least two bytes');
  const plain = unmasked(bytes, layout);
  const [first = 0] = bytes;
  const opcode = first & 0x0f;
  const { payloadAt } = layout;
  const text = opcode === OPCODE.text || opcode === OPCODE.continuation ? textOf(plain, payloadAt) : '';
  const parts = [...headParts(bytes, layout), ...payloadParts(plain, { opcode, payloadAt, fin: first > 0x7f }, within)];
  return { kind: 'frame', bytes, plain, parts, text, opcode };
}

function headParts(bytes: Uint8Array, { masked, extended, payloadAt, size }: Layout): readonly Part[] {
  const [first = 0, second = 0] = bytes;
  const bit = (is: Part['is'], at: number, bits: readonly [number, number], value: number): Part => {
    return { is, from: at, to: at + 1, bits, value: String(value), depth: 0 };
  };
  const keyAt = 2 + extended;
  return [
    bit('fin', 0, [0, 1], first >> 7),
    { is: 'rsv', from: 0, to: 1, bits: [1, 4], value: binary((first >> 4) & 7, 3), depth: 0 },
    { is: 'opcode', from: 0, to: 1, bits: [4, 8], value: (first & 0x0f).toString(16).toUpperCase(), depth: 0 },
    bit('mask', 1, [0, 1], second >> 7),
    bit('length', 1, [1, 8], second & 0x7f),
    ...(extended > 0
      ? [{ is: 'length-extended', from: 2, to: keyAt, value: String(size - payloadAt), depth: 0 } as const]
      : []),
    ...(masked
      ? [{ is: 'masking-key', from: keyAt, to: payloadAt, value: hex(bytes, keyAt, payloadAt), depth: 0 } as const]
      : []),
  ];
}

function payloadParts(
  plain: Uint8Array,
  { opcode, payloadAt, fin }: { readonly opcode: number; readonly payloadAt: number; readonly fin: boolean },
  within: WithinText,
): readonly Part[] {
  const to = plain.length;
  if (to === payloadAt) return [];
  const isText = opcode !== OPCODE.binary && opcode !== OPCODE.close;
  const value = isText ? textOf(plain, payloadAt) : hex(plain, payloadAt, to);
  const payload: Part = { is: 'payload', from: payloadAt, to, value, depth: 0 };
  if (opcode === OPCODE.close) return [payload, ...closeParts(plain, payloadAt)];
  return opcode === OPCODE.text && fin ? [payload, ...within(plain, payloadAt, to)] : [payload];
}

/** RFC 6455 section 5.5.1: a code of two bytes and a reason. */
function closeParts(plain: Uint8Array, from: number): readonly Part[] {
  const reasonAt = from + 2;
  if (plain.length < reasonAt) return [];
  const code = (plain[from] ?? 0) * 256 + (plain[from + 1] ?? 0);
  const reason = textOf(plain, reasonAt);
  return [
    { is: 'close-code', from, to: reasonAt, value: String(code), depth: 1 },
    ...(reason ? [{ is: 'close-reason', from: reasonAt, to: plain.length, value: reason, depth: 1 } as const] : []),
  ];
}

/** Each byte of the payload exclusive-ored with one of the four of the key in turn (RFC 6455 section 5.3). */
function unmasked(bytes: Uint8Array, { masked, payloadAt }: Layout): Uint8Array {
  if (!masked) return bytes;
  const key = bytes.subarray(payloadAt - 4, payloadAt);
  return bytes.map((byte, at) => (at < payloadAt ? byte : byte ^ (key[(at - payloadAt) % 4] ?? 0)));
}

export function binary(value: number, digits: number): string {
  return value.toString(2).padStart(digits, '0');
}

export function hex(bytes: Uint8Array, from: number, to: number): string {
  return Array.from(bytes.subarray(from, to), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
