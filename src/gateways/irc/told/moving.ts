import { nickOf, SERVER, sourceOf } from '../names.ts';
import type { Line } from '../wire/line.ts';
import { accountOf, claimedLines } from './account.ts';
import { awayText } from './away.ts';
import { type On, passingTags, type Reading } from './reading.ts';

/** JOIN; its longer form names the account and the real name (ircv3.net/specs/extensions/extended-join). */
export function joinedLines({ room, who }: On<'joined'>, reading: Reading): readonly Line[] {
  const tags = passingTags(reading, who);
  const params = reading.caps.has('extended-join') ? [room, accountOf(who), who.nickname] : [room];
  const join = { tags, source: sourceOf(who), command: 'JOIN', params };
  const op = { tags, source: SERVER, command: 'MODE', params: [room, '+o', nickOf(who.nickname)] };
  const away = who.away !== undefined && reading.caps.has('away-notify') ? awayLine(who, awayText(who), tags) : null;
  return [join, ...(who.owner || who.moderator ? [op] : []), ...(away ? [away] : [])];
}

/** PART from one room, QUIT from all; the sink lets one QUIT of several through. */
export function leftLines({ room, who, reason, gone }: On<'left'>, reading: Reading): readonly Line[] {
  const tags = passingTags(reading, who);
  const why = reason === undefined ? [] : [reason];
  const params = gone ? [reason ?? ''] : [room, ...why];
  return [{ tags, source: sourceOf(who), command: gone ? 'QUIT' : 'PART', params }];
}

/** NICK, and SETNAME where it is understood: the real name is the nickname with its spaces. The account goes with it. */
export function renamedLines({ who, was }: On<'renamed'>, reading: Reading): readonly Line[] {
  const tags = passingTags(reading, who);
  const nick = nickOf(who.nickname);
  const before = sourceOf({ ...who, nickname: was });
  const renamed = nick === nickOf(was) ? [] : [{ tags, source: before, command: 'NICK', params: [nick] }];
  const named = { tags, source: sourceOf(who), command: 'SETNAME', params: [who.nickname] };
  const account = who.member && renamed.length > 0 ? claimedLines({ on: 'claimed', who }, reading) : [];
  return [...renamed, ...(reading.caps.has('setname') ? [named] : []), ...account];
}

/** ircv3.net/specs/extensions/away-notify */
export function awayLines({ who, text: away, ...how }: On<'away'>, reading: Reading): readonly Line[] {
  if (!reading.caps.has('away-notify')) return [];
  return [awayLine(who, awayText({ ...how, ...(away !== undefined && { away }) }), passingTags(reading, who))];
}

function awayLine(who: On<'away'>['who'], text: string | undefined, tags: Readonly<Record<string, string>>): Line {
  return { tags, source: sourceOf(who), command: 'AWAY', params: text === undefined ? [] : [text] };
}
