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

export function topicLines(told: On<'topic-changed'>, reading: Reading): readonly Line[] {
  const tags = entryTags(reading, told);
  return [{ tags, source: sourceOf(told.by), command: 'TOPIC', params: [told.room, told.topic] }];
}

function kick(told: On<'kicked' | 'banned'>, reading: Reading): Line {
  const { room, who, by, reason } = told;
  const params = [room, nickOf(who.nickname), reason];
  return { tags: entryTags(reading, told), source: sourceOf(by), command: 'KICK', params };
}

function mode(told: On<'banned' | 'unbanned'>, sign: '+b' | '-b', reading: Reading): Line {
  const params = [told.room, sign, maskOf(told.who)];
  return { tags: entryTags(reading, told), source: sourceOf(told.by), command: 'MODE', params };
}

export function maskOf({ nickname }: { readonly nickname: string }): string {
  return `${nickOf(nickname)}!*@*`;
}
