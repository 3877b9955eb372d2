import type { LabEnd, LabWay } from '../../protocol/lab.ts';
import { readLine } from './wire/irc-line.ts';
import { parsed, record } from './wire/json.ts';
import { partText, type Unit } from './wire/part.ts';

/**
 * What something that travelled means for one message: it is asked with a reference (`ref`, ack id, label), it is
 * answered or refused under the same, and it arrives, here and at the others, under the id that the server gave it.
 */
export type Signal =
  | { readonly is: 'asked'; readonly ref: string; readonly text: string }
  | { readonly is: 'answered'; readonly ref: string; readonly id: string }
  | { readonly is: 'refused'; readonly ref: string; readonly message: string }
  | { readonly is: 'arrived'; readonly id: string };

/** Most units mean nothing, a few mean one thing, an echo in IRC means two. */
export function signalsIn(unit: Unit, way: LabWay, from: LabEnd): readonly Signal[] {
  if (unit.kind === 'line') return inLine(unit, from);
  if (unit.kind !== 'frame' || unit.text === '') return [];
  return way === 'socketio' ? inPacket(unit, from) : inJson(unit.text, from);
}

function inLine(unit: Unit, from: LabEnd): readonly Signal[] {
  const { command, params, tags } = readLine(unit);
  const [ref, id] = [tags.get('label'), tags.get('msgid')];
  if (command !== 'PRIVMSG' || tags.has('batch')) return [];
  if (from === 'client') return ref === undefined ? [] : [{ is: 'asked', ref, text: params.at(-1) ?? '' }];
  if (id === undefined) return [];
  return [{ is: 'arrived', id }, ...(ref === undefined ? [] : [{ is: 'answered', ref, id } as const])];
}

function inJson(text: string, from: LabEnd): readonly Signal[] {
  const said = record(parsed(text));
  const ref = String(said.ref);
  if (from === 'client') return said.do === 'say' ? [{ is: 'asked', ref, text: String(said.text) }] : [];
  if (said.on === 'said') return [{ is: 'arrived', id: String(said.id) }];
  return answerIn(said, ref);
}

const EVENT = '2';
const ACK = '3';

function inPacket(unit: Unit, from: LabEnd): readonly Signal[] {
  const type = partText(unit, 'socket-type');
  const ref = partText(unit, 'ack-id') ?? '';
  const data = parsed(partText(unit, 'socket-data') ?? '');
  if (!Array.isArray(data)) return [];
  const [first, second] = [data[0], record(data[1])];
  if (type === EVENT && from === 'client')
    return first === 'say' ? [{ is: 'asked', ref, text: String(second.text) }] : [];
  if (type === EVENT) return first === 'said' ? [{ is: 'arrived', id: String(second.id) }] : [];
  return type === ACK ? answerIn(record(first), ref) : [];
}

/** The same object over WebSocket and, as an ack, over Socket.IO. */
function answerIn(answer: Readonly<Record<string, unknown>>, ref: string): readonly Signal[] {
  if (answer.ok === true && 'seq' in answer) return [{ is: 'answered', ref, id: String(answer.id) }];
  return answer.ok === false ? [{ is: 'refused', ref, message: String(record(answer.error).message) }] : [];
}
