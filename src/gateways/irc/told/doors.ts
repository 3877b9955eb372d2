import { endingSentence, roomSentence, rulesSentence } from '../../../protocol/room-words.ts';
import { type Language, sentence } from '../../../protocol/sentences.ts';
import { nickOf, SERVER, sourceOf } from '../names.ts';
import type { Line } from '../wire/line.ts';
import { entryTags, type On, type Reading, timeTag } from './reading.ts';

/** A private room is invite-only and secret; where only announcements are made it is moderated. */
export const PRIVATE = 'is';
export const ANNOUNCE = 'm';

/** MODE where IRC has a letter for it; else one line of the server's says it. */
export function roomChangedLines(told: On<'room-changed' | 'room-ended'>, reading: Reading): readonly Line[] {
  if ('private' in told && told.private !== undefined) return [mode(told, told.private, PRIVATE, reading)];
  if ('announce' in told && told.announce !== undefined) return [mode(told, told.announce, ANNOUNCE, reading)];
  const tags = timeTag(reading, told.at);
  return [{ tags, source: SERVER, command: 'NOTICE', params: [told.room, roomSentence(told, reading.language)] }];
}

export function endingLines(told: On<'ending'>, reading: Reading): readonly Line[] {
  const tags = timeTag(reading, reading.now());
  return [{ tags, source: SERVER, command: 'NOTICE', params: [told.room, roomSentence(told, reading.language)] }];
}

/** For who comes into a room that is to end. */
export function endsLine(room: string, ends: number, language: Language): Line {
  return { source: SERVER, command: 'NOTICE', params: [room, endingSentence(ends, language)] };
}

/** IRC has no word for it: one line of the server's says it, in answer to the message where the client has tags. */
export function pinnedLines(told: On<'pinned' | 'unpinned'>, reading: Reading): readonly Line[] {
  const about = reading.caps.has('message-tags') ? { '+draft/reply': told.target } : {};
  const tags = { ...timeTag(reading, told.at), ...about };
  return [{ tags, source: SERVER, command: 'NOTICE', params: [told.room, roomSentence(told, reading.language)] }];
}

function mode(told: On<'room-changed'>, on: boolean, letters: string, reading: Reading): Line {
  const params = [told.room, `${on ? '+' : '-'}${letters}`];
  return { tags: entryTags(reading, told), source: sourceOf(told.by), command: 'MODE', params };
}

/** ircv3.net/specs/extensions/invite-notify */
export function admittedLines(told: On<'admitted'>, reading: Reading): readonly Line[] {
  if (!reading.caps.has('invite-notify')) return [];
  const params = [nickOf(told.who.nickname), told.room];
  return [{ tags: entryTags(reading, told), source: sourceOf(told.by), command: 'INVITE', params }];
}

/** For who comes in. */
export function rulesLine(room: string, rules: string, language: Language): Line {
  return { source: SERVER, command: 'NOTICE', params: [room, rulesSentence(rules, language)] };
}

/** For who comes in where nothing new happens. */
export function archivedLine(room: string, language: Language): Line {
  return { source: SERVER, command: 'NOTICE', params: [room, sentence({ code: 'archived' }, language)] };
}
