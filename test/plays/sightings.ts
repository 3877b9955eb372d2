import { filterSentence } from '../../src/protocol/filter-words.ts';
import type { Told } from '../../src/protocol/told.ts';

/** What a message answers, what files it has, and what reactions: for each, who gave it. */
export interface Marks {
  readonly replyTo?: string;
  /** By name. */
  readonly files?: readonly string[];
  readonly reactions?: readonly (readonly [emoji: string, by: readonly string[]])[];
}

/** What somebody sees, whichever way he came in. A way in that knows no ids leaves them out. */
export type Sighting = { readonly id?: string } & (
  | {
      readonly saw: 'said';
      readonly by: string;
      readonly room: string;
      readonly text: string;
      readonly action: boolean;
      readonly marks?: Marks;
    }
  | {
      readonly saw: 'whispered';
      readonly by: string;
      readonly text: string;
      readonly action: boolean;
      readonly marks?: Marks;
    }
  | {
      readonly saw: 'reacted';
      readonly by: string;
      readonly target: string;
      readonly emoji: string;
      readonly withdrawn: boolean;
    }
  | { readonly saw: 'edited'; readonly by: string; readonly target: string; readonly text: string }
  | { readonly saw: 'deleted'; readonly by: string; readonly target: string }
  | {
      readonly saw: 'kicked' | 'banned' | 'muted';
      readonly by: string;
      readonly who: string;
      readonly room: string;
      readonly reason: string;
      /** When it ends, ms since 1970, where it does. */
      readonly until?: number;
    }
  | {
      readonly saw: 'server-banned' | 'server-muted';
      readonly by: string;
      readonly who: string;
      readonly reason: string;
      readonly until?: number;
    }
  | { readonly saw: 'server-unbanned' | 'server-unmuted'; readonly by: string; readonly who: string }
  | {
      readonly saw: 'reported';
      readonly by: string;
      readonly who: string;
      readonly room: string;
      readonly reason: string;
    }
  | { readonly saw: 'filter-changed' | 'filter-hit'; readonly by: string; readonly about: string }
  | { readonly saw: 'room-deleted'; readonly by: string; readonly room: string; readonly reason: string }
  | { readonly saw: 'room-ended' | 'ending'; readonly room: string; readonly at?: number }
  | { readonly saw: 'appointed' | 'dismissed'; readonly by: string; readonly who: string; readonly room: string }
  | { readonly saw: 'unbanned' | 'unmuted'; readonly by: string; readonly who: string; readonly room: string }
  | { readonly saw: 'topic'; readonly by: string; readonly room: string; readonly topic: string }
  | { readonly saw: 'slowed'; readonly by: string; readonly room: string; readonly seconds: number }
  | { readonly saw: 'room-changed'; readonly by: string; readonly room: string; readonly now: string }
  | { readonly saw: 'previewed'; readonly target: string; readonly text: string }
  | { readonly saw: 'pinned' | 'unpinned'; readonly by: string; readonly room: string }
  | { readonly saw: 'locked'; readonly by: string; readonly reason: string }
  | { readonly saw: 'unlocked'; readonly by: string }
  | { readonly saw: 'joined'; readonly who: string; readonly room: string }
  | { readonly saw: 'left'; readonly who: string; readonly room: string; readonly reason: string }
  | { readonly saw: 'renamed'; readonly was: string; readonly now: string }
  | { readonly saw: 'claimed'; readonly who: string }
  | { readonly saw: 'apart'; readonly who: string; readonly apart: boolean }
  | { readonly saw: 'standing'; readonly who: string; readonly is: string }
  | { readonly saw: 'typing'; readonly who: string; readonly room: string | null }
  | { readonly saw: 'away'; readonly who: string; readonly text: string | null }
  | { readonly saw: 'read'; readonly where: string; readonly at: number }
  | { readonly saw: 'level'; readonly room: string; readonly level: string }
  | { readonly saw: 'invited'; readonly by: string; readonly room: string }
  | { readonly saw: 'inviting'; readonly by: string; readonly who: string; readonly room: string }
  | { readonly saw: 'goodbye'; readonly reason: string }
  | { readonly saw: 'refused'; readonly code: string }
);

/** For the ways in that speak the protocol as it is. */
export function sightingOf(told: Told): Sighting {
  switch (told.on) {
    case 'said':
      return { saw: 'said', ...writing(told), room: told.room };
    case 'whispered':
      return { saw: 'whispered', ...writing(told) };
    case 'edited':
      return { saw: 'edited', id: told.id, by: told.by.nickname, target: told.target, text: told.text };
    case 'deleted':
      return { saw: 'deleted', id: told.id, by: told.by.nickname, target: told.target };
    case 'reacted':
      return { saw: 'reacted', id: told.id, by: told.by.nickname, ...reaction(told) };
    case 'kicked':
      return { saw: told.on, ...moderation(told), reason: told.reason };
    case 'banned':
    case 'muted': {
      const end = told.until === undefined ? {} : { until: told.until };
      return { saw: told.on, ...moderation(told), reason: told.reason, ...end };
    }
    case 'unbanned':
    case 'unmuted':
      return { saw: told.on, ...moderation(told) };
    case 'reported':
      return { saw: 'reported', by: told.by.nickname, who: told.who.nickname, room: told.room, reason: told.reason };
    case 'crowd':
      throw new Error('no play has so many people');
    case 'operated':
      throw new Error('that is told to nobody');
    case 'filter-changed':
    case 'filter-hit':
      return { saw: told.on, by: told.by.nickname, about: filterSentence(told, 'ko') };
    case 'room-ended':
      return { saw: 'room-ended', room: told.room };
    case 'ending':
      return { saw: 'ending', room: told.room, at: told.ends };
    case 'room-deleted':
      return { saw: 'room-deleted', id: told.id, by: told.by.nickname, room: told.room, reason: told.reason };
    case 'server-banned':
    case 'server-muted': {
      const end = told.until === undefined ? {} : { until: told.until };
      return { saw: told.on, by: told.by.nickname, who: whomOf(told), reason: told.reason, ...end };
    }
    case 'server-unbanned':
    case 'server-unmuted':
      return { saw: told.on, by: told.by.nickname, who: whomOf(told) };
    case 'role-changed':
      return { saw: told.role === 'moderator' ? 'appointed' : 'dismissed', ...moderation(told) };
    case 'topic-changed':
      return { saw: 'topic', id: told.id, by: told.by.nickname, room: told.room, topic: told.topic };
    case 'slowed':
      return { saw: 'slowed', id: told.id, by: told.by.nickname, room: told.room, seconds: told.seconds };
    case 'room-changed':
      return { saw: 'room-changed', id: told.id, by: told.by.nickname, room: told.room, now: nowOf(told) };
    case 'previewed':
      return { saw: 'previewed', id: told.id, target: told.target, text: told.text };
    case 'pinned':
    case 'unpinned':
      return { saw: told.on, id: told.id, by: told.by.nickname, room: told.room };
    case 'admitted':
      return { saw: 'inviting', by: told.by.nickname, who: told.who.nickname, room: told.room };
    case 'locked':
      return { saw: 'locked', by: told.by.nickname, reason: told.reason };
    case 'unlocked':
      return { saw: 'unlocked', by: told.by.nickname };
    case 'joined':
      return { saw: 'joined', who: told.who.nickname, room: told.room };
    case 'left':
      return { saw: 'left', who: told.who.nickname, room: told.room, reason: told.reason ?? '' };
    case 'renamed':
      return { saw: 'renamed', was: told.was, now: told.who.nickname };
    case 'claimed':
      return { saw: 'claimed', who: told.who.nickname };
    case 'apart':
      return { saw: 'apart', who: told.who.nickname, apart: told.apart };
    case 'standing':
      return { saw: 'standing', who: told.who.nickname, is: isElsewhere(told) };
    case 'typing':
      return { saw: 'typing', who: told.who.nickname, room: told.room ?? null };
    case 'away':
      return { saw: 'away', who: told.who.nickname, text: told.text ?? null };
    case 'read':
      return { saw: 'read', where: told.room ?? told.with?.nickname ?? '', at: told.read.at };
    case 'level':
      return { saw: 'level', room: told.room, level: told.level };
    case 'invited':
      return { saw: 'invited', by: told.by.nickname, room: told.room };
    case 'inviting':
      return { saw: 'inviting', by: told.by.nickname, who: told.who.nickname, room: told.room };
    case 'goodbye':
      return { saw: 'goodbye', reason: told.reason };
  }
}

function writing({
  id,
  by,
  text,
  action,
  deletedAt,
  replyTo,
  files,
  reactions,
}: Extract<Told, { on: 'said' | 'whispered' }>) {
  const marks = {
    ...(files && { files: files.map(({ name }) => name) }),
    ...(replyTo !== undefined && { replyTo }),
    ...(reactions && {
      reactions: reactions.map((one) => [one.emoji, one.by.map(({ nickname }) => nickname)] as const),
    }),
  };
  return { id, by: by.nickname, text: deletedAt === undefined ? text : '(deleted)', action: action === true, marks };
}

function reaction({ target, emoji, withdrawn }: Extract<Told, { on: 'reacted' }>) {
  return { target, emoji, withdrawn: withdrawn === true };
}

/** ` (to "안녕") [👍 김소연, 김민수]` */
function marksOf({ replyTo, reactions = [] }: Marks, textOf: (id: string) => string): string {
  const answered = replyTo === undefined ? '' : ` (to "${textOf(replyTo)}")`;
  return answered + reactions.map(([emoji, by]) => ` [${emoji} ${by.join(', ')}]`).join('');
}

function whomOf(told: { readonly who?: { readonly nickname: string }; readonly range?: string }): string {
  return told.who?.nickname ?? told.range ?? 'everyone';
}

type Moderation = Extract<Told, { on: 'kicked' | 'banned' | 'unbanned' | 'muted' | 'unmuted' | 'role-changed' }>;

function moderation({ id, by, who, room }: Moderation) {
  return { id, by: by.nickname, who: who.nickname, room };
}

/** `here`, `gone`, `away 점심` */
function isElsewhere({ who, here }: Extract<Told, { on: 'standing' }>): string {
  if (!here) return 'gone';
  return who.away === undefined ? 'here' : `away ${who.away}`.trim();
}

/** `보세요 <고양이.png>` */
function said(text: string, { files = [] }: Marks = {}): string {
  return [...(text === '' ? [] : [text]), ...files.map((name) => `<${name}>`)].join(' ');
}

function untilOf({ until }: { readonly until?: number }): string {
  return until === undefined ? '' : ` until ${new Date(until).toISOString().slice(11, 19)}`;
}

/** A sighting as it stands in a play. A message goes by its first words, even when it was edited since. */
export function wordsOf(sighting: Sighting, textOf: (id: string) => string): string {
  switch (sighting.saw) {
    case 'said':
      return `${sighting.action ? '* ' : ''}${sighting.by} in ${sighting.room}: ${said(sighting.text, sighting.marks)}${marksOf(sighting.marks ?? {}, textOf)}`;
    case 'whispered':
      return `(속닥속닥) ${sighting.action ? '* ' : ''}${sighting.by}: ${said(sighting.text, sighting.marks)}${marksOf(sighting.marks ?? {}, textOf)}`;
    case 'edited':
      return `${sighting.by} edited "${textOf(sighting.target)}" to "${sighting.text}"`;
    case 'deleted':
      return `${sighting.by} deleted "${textOf(sighting.target)}"`;
    case 'reacted': {
      const { by, emoji, target, withdrawn } = sighting;
      return withdrawn
        ? `${by} took ${emoji} back from "${textOf(target)}"`
        : `${by} gave ${emoji} to "${textOf(target)}"`;
    }
    case 'kicked':
    case 'banned':
      return `${sighting.by} ${sighting.saw} ${sighting.who} from ${sighting.room}${untilOf(sighting)}: ${sighting.reason}`;
    case 'muted':
      return `${sighting.by} muted ${sighting.who} in ${sighting.room}${untilOf(sighting)}: ${sighting.reason}`;
    case 'unmuted':
      return `${sighting.by} unmuted ${sighting.who} in ${sighting.room}`;
    case 'reported':
      return `${sighting.by} reported ${sighting.who} in ${sighting.room}: ${sighting.reason}`;
    case 'filter-changed':
    case 'filter-hit':
      return `${sighting.by} and a filter: ${sighting.about}`;
    case 'room-ended':
      return `${sighting.room} ended`;
    case 'ending':
      return `${sighting.room} ending at ${clockOf(sighting.at ?? 0)}`;
    case 'room-deleted':
      return `${sighting.by} deleted ${sighting.room}: ${sighting.reason}`;
    case 'server-banned':
      return `${sighting.by} banned ${sighting.who} from the server${untilOf(sighting)}: ${sighting.reason}`;
    case 'server-muted':
      return `${sighting.by} muted ${sighting.who} on the server${untilOf(sighting)}: ${sighting.reason}`;
    case 'server-unbanned':
      return `${sighting.by} unbanned ${sighting.who} from the server`;
    case 'server-unmuted':
      return `${sighting.by} unmuted ${sighting.who} on the server`;
    case 'appointed':
      return `${sighting.by} made ${sighting.who} a moderator of ${sighting.room}`;
    case 'dismissed':
      return `${sighting.by} made ${sighting.who} no moderator of ${sighting.room}`;
    case 'unbanned':
      return `${sighting.by} unbanned ${sighting.who} from ${sighting.room}`;
    case 'topic':
      return `${sighting.by} made the topic of ${sighting.room}: ${sighting.topic}`;
    case 'slowed':
      return `${sighting.by} slowing ${sighting.room} to ${sighting.seconds} s`;
    case 'room-changed':
      return `${sighting.by} making ${sighting.room} ${sighting.now}`;
    case 'previewed':
      return `a preview of "${textOf(sighting.target)}": ${sighting.text.replace('\n', ' – ')}`;
    case 'pinned':
    case 'unpinned':
      return `${sighting.by} ${sighting.saw} a message in ${sighting.room}`;
    case 'locked':
      return `${sighting.by} locking the door: ${sighting.reason}`;
    case 'unlocked':
      return `${sighting.by} opening the door`;
    case 'joined':
      return `${sighting.who} joined ${sighting.room}`;
    case 'left':
      return `${sighting.who} left ${sighting.room}${sighting.reason && `: ${sighting.reason}`}`;
    case 'renamed':
      return `${sighting.was} renamed to ${sighting.now}`;
    case 'claimed':
      return `${sighting.who} made the nickname his own`;
    case 'apart':
      return `${sighting.apart ? 'a block' : 'no block any more'} between him and ${sighting.who}`;
    case 'standing':
      return `${sighting.who} elsewhere: ${sighting.is}`;
    case 'typing':
      return `${sighting.who} writing${sighting.room === null ? '' : ` in ${sighting.room}`}`;
    case 'away':
      return sighting.text === null ? `${sighting.who} back` : `${sighting.who} away: ${sighting.text}`;
    case 'read':
      return `${sighting.where} read until ${new Date(sighting.at).toISOString().slice(11, 19)}`;
    case 'level':
      return `${sighting.room} is now ${sighting.level}`;
    case 'invited':
      return `${sighting.by} inviting to ${sighting.room}`;
    case 'inviting':
      return `${sighting.by} inviting ${sighting.who} to ${sighting.room}`;
    case 'goodbye':
      return `goodbye, ${sighting.reason}`;
    case 'refused':
      return `refused: ${sighting.code}`;
  }
}

const clockOf = (at: number) => new Date(at).toISOString().slice(11, 19);

/** What holds in a room from now on. */
export function nowOf(change: {
  readonly private?: boolean | undefined;
  readonly announce?: boolean | undefined;
  readonly past?: boolean | undefined;
  readonly rules?: string | undefined;
  readonly archived?: boolean | undefined;
  readonly ends?: number | undefined;
  readonly may?: Readonly<Record<string, string | undefined>> | undefined;
}): string {
  const [exception] = Object.entries(change.may ?? {});
  if (exception) return `a room where one may ${exception.join(' as ')}`;
  if (change.ends !== undefined) return change.ends === 0 ? 'endless' : `end at ${clockOf(change.ends)}`;
  if (change.private !== undefined) return change.private ? 'private' : 'public';
  if (change.announce !== undefined) return change.announce ? 'for announcements' : 'for everyone';
  if (change.past !== undefined) return change.past ? 'with its past' : 'without its past';
  if (change.archived !== undefined) return change.archived ? 'archived' : 'open again';
  return `ruled: ${change.rules}`;
}
