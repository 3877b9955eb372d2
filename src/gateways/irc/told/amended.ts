import type { Language } from '../../../protocol/sentences.ts';
import { nickOf, SERVER, sourceOf } from '../names.ts';
import { LINE_BYTES } from '../wire/limits.ts';
import { type Line, serialise, tagged } from '../wire/line.ts';
import { piecesOf } from '../wire/pieces.ts';
import { entryTags, type On, type Reading, timeTag } from './reading.ts';

const SAYS: Readonly<Record<Language, { edited(by: string): string; deleted(by: string): string }>> = {
  ko: { edited: (by) => `${by} 님이 고침: `, deleted: (by) => `${by} 님이 메시지를 지움` },
  en: { edited: (by) => `${by} edited: `, deleted: (by) => `${by} deleted a message` },
};

/** IRC has no word for an edit: one short line says it, with the message that it is about as a tag. */
export function editedLines(told: On<'edited'>, reading: Reading): readonly Line[] {
  return notice(told, reading, SAYS[reading.language].edited(told.by.nickname) + told.text.replaceAll('\n', ' '));
}

/** REDACT where it is understood (ircv3.net/specs/extensions/message-redaction), else a line that says so. */
export function deletedLines(told: On<'deleted'>, reading: Reading): readonly Line[] {
  if (!reading.caps.has('draft/message-redaction')) {
    return notice(told, reading, SAYS[reading.language].deleted(told.by.nickname));
  }
  const params = [targetOf(told, reading), told.target];
  return [{ tags: entryTags(reading, told), source: sourceOf(told.by), command: 'REDACT', params }];
}

function notice(told: On<'edited' | 'deleted'>, reading: Reading, text: string): readonly Line[] {
  const target = targetOf(told, reading);
  const about = reading.caps.has('message-tags') ? { '+draft/reply': told.target } : {};
  const line = (piece: string): Line => ({ source: SERVER, command: 'NOTICE', params: [target, piece] });
  const [first = '', ...rest] = piecesOf(text, LINE_BYTES - Buffer.byteLength(serialise(line(''))));
  const time = timeTag(reading, told.at);
  return [tagged(line(first), { ...time, ...about }), ...rest.map((piece) => tagged(line(piece), time))];
}

function targetOf({ log }: On<'edited' | 'deleted'>, { roomOf, nick }: Reading): string {
  return roomOf(log) ?? nickOf(nick);
}
