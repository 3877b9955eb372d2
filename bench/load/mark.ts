/*
 * What makes a message countable without reading it: `[[SSSS-NNNNNNNN]]` and filling, always as long. The sender's
 * number and the message's are found at the same distance from the end of every frame of one server.
 */

export const TEXT_LENGTH = 64;
const [SENDER, NUMBER] = [4, 8];
const SENDER_AT = 2;
const NUMBER_AT = SENDER_AT + SENDER + 1;
const [OPEN, DASH] = [0x5b, 0x2d];
const ZERO = 0x30;

export function marked(sender: number, n: number): string {
  return `[[${String(sender).padStart(SENDER, '0')}-${String(n).padStart(NUMBER, '0')}]]`.padEnd(
    TEXT_LENGTH,
    'abcdefghij ',
  );
}

/** Whether a mark begins here. */
export function isMark(bytes: Buffer, at: number): boolean {
  return bytes[at] === OPEN && bytes[at + 1] === OPEN && bytes[at + NUMBER_AT - 1] === DASH;
}

function digits(bytes: Buffer, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) value = value * 10 + ((bytes[at] ?? 0) - ZERO);
  return value;
}

export const senderOf = (bytes: Buffer, mark: number) => digits(bytes, mark + SENDER_AT, SENDER);
export const numberOf = (bytes: Buffer, mark: number) => digits(bytes, mark + NUMBER_AT, NUMBER);

/** Writes another number into a mark. */
export function renumber(bytes: Buffer, mark: number, n: number): void {
  for (let at = mark + NUMBER_AT + NUMBER - 1, rest = n; at >= mark + NUMBER_AT; at -= 1) {
    bytes[at] = ZERO + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}
