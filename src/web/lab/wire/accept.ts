/** RFC 6455 section 1.3: it shows that the other end knows WebSocket, and did not merely echo. */
export const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Each step from `Sec-WebSocket-Key` to `Sec-WebSocket-Accept`. */
export function acceptSteps(key: string): { readonly joined: string; readonly sha1: string; readonly accept: string } {
  const joined = key + GUID;
  const digest = sha1(new TextEncoder().encode(joined));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { joined, sha1: hex, accept: btoa(String.fromCharCode(...digest)) };
}

const BLOCK = 64;

/**
 * SHA-1 (RFC 3174). `crypto.subtle` is not there on a page over plain http, which in a classroom it is; and this only
 * explains, it protects nothing.
 */
export function sha1(message: Uint8Array): Uint8Array {
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const padded = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);
  for (let at = 0; at < padded.length; at += BLOCK) mix(state, view, at);
  const digest = new DataView(new ArrayBuffer(20));
  for (const [index, word] of state.entries()) digest.setUint32(index * 4, word);
  return new Uint8Array(digest.buffer);
}

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/** The four rounds: their functions and constants. */
const ROUNDS: readonly { mix(b: number, c: number, d: number): number; readonly add: number }[] = [
  { mix: (b, c, d) => (b & c) | (~b & d), add: 0x5a827999 },
  { mix: (b, c, d) => b ^ c ^ d, add: 0x6ed9eba1 },
  { mix: (b, c, d) => (b & c) | (b & d) | (c & d), add: 0x8f1bbcdc },
  { mix: (b, c, d) => b ^ c ^ d, add: 0xca62c1d6 },
];

function mix(state: Uint32Array, view: DataView, at: number): void {
  const words: number[] = Array.from({ length: 16 }, (_, index) => view.getUint32(at + index * 4));
  const word = (back: number, now: number) => words[now - back] ?? 0;
  for (let now = 16; now < 80; now += 1) {
    words.push(rotate(word(3, now) ^ word(8, now) ^ word(14, now) ^ word(16, now), 1));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (const [now, one] of words.entries()) {
    const round = ROUNDS[Math.floor(now / 20)];
    const next = (rotate(a, 5) + (round?.mix(b, c, d) ?? 0) + e + (round?.add ?? 0) + one) | 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  }
  for (const [index, sum] of [a, b, c, d, e].entries()) state[index] = (state[index] ?? 0) + sum;
}
