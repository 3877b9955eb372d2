import type { Language } from '../../../protocol/sentences.ts';
import { nickOf, SERVER, sourceOf } from '../names.ts';
import { LINE_BYTES } from '../wire/limits.ts';
import { type Line, serialise, tagged } from '../wire/line.ts';
import { piecesOf } from '../wire/pieces.ts';
import { entryTags, type On, type Reading, timeTag } from './reading.ts';

type Says = Readonly<Record<'edited' | 'deleted' | 'reacted' | 'withdrawn', (by: string) => string>> & {
  readonly preview: string;
};

const SAYS: Readonly<Record<Language, Says>> = {
  ko: {
    edited: (by) => `${by} 님이 고침: `,
    deleted: (by) => `${by} 님이 메시지를 지움`,
    reacted: (by) => `${by} 님의 반응: `,
    withdrawn: (by) => `${by} 님이 거둔 반응: `,
    preview: '링크: ',
  },
  en: {
    edited: (by) => `${by} edited: `,
    deleted: (by) => `${by} deleted a message`,
    reacted: (by) => `${by} reacted: `,
    withdrawn: (by) => `${by} took back: `,
    preview: 'Link: ',
  },
};

type Amended = On<'edited' | 'deleted' | 'reacted' | 'previewed'>;

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

/** A tag where tags are understood (ircv3.net/specs/client-tags/react), else a line that says so. */
export function reactedLines(told: On<'reacted'>, reading: Reading): readonly Line[] {
  const { by, emoji, target, withdrawn } = told;
  if (!reading.caps.has('message-tags')) {
    const says = SAYS[reading.language][withdrawn ? 'withdrawn' : 'reacted'];
    return notice(told, reading, says(by.nickname) + emoji);
  }
  const reaction = { [withdrawn ? '+draft/unreact' : '+draft/react']: emoji, '+draft/reply': target };
  const tags = { ...entryTags(reading, told), ...reaction };
  return [{ tags, source: sourceOf(by), command: 'TAGMSG', params: [targetOf(told, reading)] }];
}

/** One line: what the page is called, and what it says of itself. That it is not to be shown any more has no word here. */
export function previewedLines(told: On<'previewed'>, reading: Reading): readonly Line[] {
  if (told.text === '') return [];
  return notice(told, reading, SAYS[reading.language].preview + told.text.replace('\n', ' – '));
}

function notice(told: Amended, reading: Reading, text: string): readonly Line[] {
  const target = targetOf(told, reading);
  const about = reading.caps.has('message-tags') ? { '+draft/reply': told.target } : {};
  const line = (piece: string): Line => ({ source: SERVER, command: 'NOTICE', params: [target, piece] });
  const [first = '', ...rest] = piecesOf(text, LINE_BYTES - Buffer.byteLength(serialise(line(''))));
  const time = timeTag(reading, told.at);
  return [tagged(line(first), { ...time, ...about }), ...rest.map((piece) => tagged(line(piece), time))];
}

/** The room; of what two whispered, whoever is not the one who did it. */
function targetOf({ log, by }: Amended, { roomOf, otherIn, nick }: Reading): string {
  const room = roomOf(log);
  if (room !== null) return room;
  return nickOf((by.nickname === nick ? otherIn(log) : null) ?? nick);
}
