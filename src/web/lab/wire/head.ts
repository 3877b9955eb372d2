import { type Part, type PartName, textOf, type Unit } from './part.ts';

/** The headers of an upgrade (RFC 6455 section 4) that have a sentence of their own, in lower case. */
const KNOWN: Readonly<Record<string, PartName>> = {
  host: 'host',
  upgrade: 'upgrade',
  connection: 'connection',
  origin: 'origin',
  'sec-websocket-key': 'ws-key',
  'sec-websocket-version': 'ws-version',
  'sec-websocket-protocol': 'ws-protocol',
  'sec-websocket-extensions': 'ws-extensions',
  'sec-websocket-accept': 'ws-accept',
};

const CR = 13;
const LF = 10;

/** Where the head of an HTTP message ends (RFC 9112 section 2.1), its empty line included; -1 while it is not there. */
export function endOfHead(bytes: Uint8Array): number {
  for (let at = 3; at < bytes.length; at += 1) {
    if (bytes[at] === LF && bytes[at - 1] === CR && bytes[at - 2] === LF && bytes[at - 3] === CR) return at + 1;
  }
  return -1;
}

/** Takes apart a whole head: the first line, each header, the empty line. */
export function dissectHead(bytes: Uint8Array, kind: 'request' | 'response'): Unit {
  const parts: Part[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf(LF, from) + 1 || bytes.length;
    parts.push(partOf(textOf(bytes, from, to).trimEnd(), { from, to, first: from === 0, kind }));
    from = to;
  }
  return { kind, bytes, plain: bytes, parts, text: textOf(bytes), opcode: null };
}

function partOf(
  line: string,
  { from, to, first, kind }: { from: number; to: number; first: boolean; kind: 'request' | 'response' },
): Part {
  const place = { from, to, depth: 0 };
  if (first) return { is: kind === 'request' ? 'request-line' : 'status-line', ...place, value: line };
  if (line === '') return { is: 'blank', ...place, value: '\\r\\n' };
  const colon = line.indexOf(':');
  const is = KNOWN[line.slice(0, colon).toLowerCase()];
  return is ? { is, ...place, value: line.slice(colon + 1).trim() } : { is: 'header', ...place, value: line };
}
