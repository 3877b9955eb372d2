import { deletedSentence } from '../../../protocol/room-words.ts';
import { type Language, moment } from '../../../protocol/sentences.ts';
import { nickOf, SERVER, sourceOf } from '../names.ts';
import type { Line } from '../wire/line.ts';
import { entryTags, type On, type Reading, timeTag } from './reading.ts';

export function kickedLines(told: On<'kicked'>, reading: Reading): readonly Line[] {
  return [kick(told, reading)];
}

/** Who is banned is out as well: MODE +b for what stays, KICK for what happened. */
export function bannedLines(told: On<'banned'>, reading: Reading): readonly Line[] {
  return [mode(told, '+b', reading), kick(told, reading)];
}

export function unbannedLines(told: On<'unbanned'>, reading: Reading): readonly Line[] {
  return [mode(told, '-b', reading)];
}

/** Who looks after a room bears `@`. */
export function roleLines(told: On<'role-changed'>, reading: Reading): readonly Line[] {
  const params = [told.room, told.role === 'moderator' ? '+o' : '-o', nickOf(told.who.nickname)];
  return [{ tags: entryTags(reading, told), source: sourceOf(told.by), command: 'MODE', params }];
}

/** Who is in the room is put out of it; to the owner, where he is not, the server says it. */
export function roomDeletedLines(told: On<'room-deleted'>, reading: Reading): readonly Line[] {
  const { room, by, reason } = told;
  const text = [deletedSentence(told, reading.language), reason].filter(Boolean).join(' ');
  if (!reading.isIn(room)) {
    return [{ tags: timeTag(reading, told.at), source: SERVER, command: 'NOTICE', params: ['*', text] }];
  }
  const params = [room, nickOf(reading.nick), text];
  return [{ tags: entryTags(reading, told), source: sourceOf(by), command: 'KICK', params }];
}

export function topicLines(told: On<'topic-changed'>, reading: Reading): readonly Line[] {
  const tags = entryTags(reading, told);
  return [{ tags, source: sourceOf(told.by), command: 'TOPIC', params: [told.room, told.topic] }];
}

function kick(told: On<'kicked' | 'banned'>, reading: Reading): Line {
  const { room, who, by, reason } = told;
  const end = told.on === 'banned' && told.until !== undefined ? endOf(told.until, reading.language) : '';
  const params = [room, nickOf(who.nickname), [reason, end].filter(Boolean).join(' ')];
  return { tags: entryTags(reading, told), source: sourceOf(by), command: 'KICK', params };
}

function mode(told: On<'banned' | 'unbanned'>, sign: '+b' | '-b', reading: Reading): Line {
  const params = [told.room, sign, maskOf(told.who)];
  return { tags: entryTags(reading, told), source: sourceOf(told.by), command: 'MODE', params };
}

/** ` (2026-01-02 03:04:05 UTC까지)`, without the space: IRC has no field for the end of anything. */
export function endOf(until: number, language: Language): string {
  return language === 'ko' ? `(${moment(until)}까지)` : `(until ${moment(until)})`;
}

export function maskOf({ nickname }: { readonly nickname: string }): string {
  return `${nickOf(nickname)}!*@*`;
}
