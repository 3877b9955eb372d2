import { jsonItems } from './json.ts';
import { type Part, type PartName, textOf } from './part.ts';

const MESSAGE = 0x34;
const SLASH = 0x2f;
const COMMA = 0x2c;
const DASH = 0x2d;
const EVENTS: ReadonlySet<string> = new Set(['2', '5']);
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** An Engine.IO packet (engine-io-protocol v4): one digit, then its data; a message bears a Socket.IO packet. */
export function packetParts(plain: Uint8Array, from: number, to: number): readonly Part[] {
  const type: Part = { is: 'engine-type', from, to: from + 1, value: textOf(plain, from, from + 1), depth: 1 };
  if (to === from + 1) return [type];
  if (plain[from] === MESSAGE) return [type, ...socketParts(plain, from + 1, to)];
  return [type, { is: 'engine-data', from: from + 1, to, value: textOf(plain, from + 1, to), depth: 1 }];
}

/**
 * A Socket.IO packet (socket.io-protocol v5): type, then what is there of attachments with `-`, namespace with `,`,
 * acknowledgement id, and JSON.
 */
function socketParts(plain: Uint8Array, from: number, to: number): readonly Part[] {
  const parts: Part[] = [];
  let at = from;
  const take = (is: PartName, end: number, value = textOf(plain, at, end)) => {
    parts.push({ is, from: at, to: end, value, depth: 1 });
    at = end;
  };
  take('socket-type', at + 1);
  const type = parts[0]?.value ?? '';
  const digits = endOfDigits(plain, at, to);
  if (digits > at && plain[digits] === DASH) take('attachments', digits + 1, textOf(plain, at, digits));
  if (plain[at] === SLASH) {
    const comma = plain.indexOf(COMMA, at);
    const end = comma < 0 ? to : comma;
    take('namespace', comma < 0 ? to : comma + 1, textOf(plain, at, end));
  }
  const id = endOfDigits(plain, at, to);
  if (id > at) take('ack-id', id);
  if (at === to) return parts;
  const items = EVENTS.has(type) ? jsonItems(plain, at, to) : [];
  take('socket-data', to);
  for (const [index, { from: begin, to: end }] of items.entries()) {
    const is = index === 0 ? 'event-name' : 'argument';
    parts.push({ is, from: begin, to: end, value: textOf(plain, begin, end), depth: 2 });
  }
  return parts;
}

function endOfDigits(plain: Uint8Array, from: number, to: number): number {
  let end = from;
  while (end < to && isDigit(plain[end])) end += 1;
  return end;
}

/** Members of the JSON at `/ws` (docs/websocket.md) that have a sentence of their own. */
const MEMBERS: Readonly<Record<string, PartName>> = { do: 'do', ref: 'ref', on: 'on', ok: 'ok' };

export function jsonParts(plain: Uint8Array, from: number, to: number): readonly Part[] {
  return jsonItems(plain, from, to).map((item) => ({
    is: MEMBERS[item.name ?? ''] ?? 'member',
    from: item.from,
    to: item.to,
    value: textOf(plain, item.from, item.to),
    depth: 1,
  }));
}
