import type { LabWay } from '../../protocol/lab.ts';
import { readLine } from './wire/irc-line.ts';
import { parsed, record } from './wire/json.ts';
import { partText, type Unit } from './wire/part.ts';

/** Names that are the same in every language, because the standards gave them. */
const OPCODES: Readonly<Record<number, string>> = {
  0: 'cont',
  1: 'text',
  2: 'binary',
  8: 'close',
  9: 'ping',
  10: 'pong',
};
const ENGINE: Readonly<Record<string, string>> = {
  0: 'open',
  1: 'close',
  2: 'ping',
  3: 'pong',
  5: 'upgrade',
  6: 'noop',
};
const PACKETS: Readonly<Record<string, string>> = {
  0: 'CONNECT',
  1: 'DISCONNECT',
  2: 'EVENT',
  3: 'ACK',
  4: 'CONNECT_ERROR',
  5: 'BINARY_EVENT',
  6: 'BINARY_ACK',
};

/** A row at a glance: of which kind it is, what it means, and what stands in it. */
export interface Gist {
  readonly kind: string;
  readonly means: string;
  readonly text: string;
}

export function gistOf(unit: Unit, way: LabWay): Gist {
  if (unit.kind === 'line') return lineGist(unit);
  if (unit.kind === 'unread') return { kind: '…', means: '', text: '' };
  if (unit.kind !== 'frame') return headGist(unit);
  const kind = OPCODES[unit.opcode ?? -1] ?? '';
  if (unit.opcode !== 1)
    return { kind, means: '', text: partText(unit, 'close-code') ?? partText(unit, 'payload') ?? '' };
  return way === 'socketio' ? packetGist(unit) : { kind, means: jsonMeans(record(parsed(unit.text))), text: unit.text };
}

function lineGist(unit: Unit): Gist {
  const { command, params } = readLine(unit);
  const said = command === 'PRIVMSG' ? ` “${params.at(-1)}”` : '';
  const text = unit.text.replace(/^@\S+ /, '').replace(/^(:[^ !]+)!\S+/, '$1!…');
  return { kind: '', means: command + said, text };
}

function headGist({ parts }: Unit): Gist {
  const [first] = parts;
  const text = (first?.value ?? '').replace(/lab=[^&\s]+/, 'lab=…');
  return { kind: 'HTTP', means: / (\d{3}) /.exec(text)?.[1] ?? text.split(' ', 1)[0] ?? '', text };
}

function packetGist(unit: Unit): Gist {
  const type = partText(unit, 'socket-type') ?? '';
  const kind = PACKETS[type] ?? ENGINE[partText(unit, 'engine-type') ?? ''] ?? '';
  const data = parsed(partText(unit, 'socket-data') ?? '');
  const [first, second]: readonly unknown[] = Array.isArray(data) ? data : [];
  const ref = partText(unit, 'ack-id');
  const means = typeof first === 'string' ? withText(first, record(second)) : ref === null ? '' : `#${ref}`;
  return { kind, means, text: unit.text };
}

function jsonMeans(said: Readonly<Record<string, unknown>>): string {
  const name = said.do ?? said.on;
  if (typeof name === 'string') return withText(name, said);
  return said.ref === undefined ? '' : `#${String(said.ref)} ${said.ok === true ? 'ok' : 'error'}`;
}

function withText(name: string, { text }: Readonly<Record<string, unknown>>): string {
  return typeof text === 'string' ? `${name} “${text}”` : name;
}
