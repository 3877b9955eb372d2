import { type Language, moment } from '../../../protocol/sentences.ts';
import { nickOf, sourceOf } from '../names.ts';
import type { Line } from '../wire/line.ts';
import { entryTags, type On, type Reading } from './reading.ts';

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
