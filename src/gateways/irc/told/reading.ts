import type { Person } from '../../../core/entry.ts';
import type { FileInfo } from '../../../core/file.ts';
import type { WireEntry } from '../../../protocol/events.ts';
import type { Language } from '../../../protocol/sentences.ts';
import type { Told } from '../../../protocol/told.ts';
import type { Caps } from '../caps.ts';
import { nickOf } from '../names.ts';

/** What a wording depends on: the capabilities of a kind of client, and what the server knows. */
export interface Reading {
  readonly caps: Caps;
  readonly language: Language;
  /** ms since 1970. */
  now(): number;
  /** A fresh reference for a batch. */
  batch(): string;
  /** The room that has this log; null for the log of a pair. */
  roomOf(log: string): string | null;
  /** With whom the reader whispers in that log; null where this is not known. */
  otherIn(log: string): string | null;
  /** Where the reader gets a file: a whole address, good for some minutes and for him alone. */
  linkTo(file: Pick<FileInfo, 'id' | 'name'>): string;
  /** Whether the reader has that room open. */
  isIn(room: string): boolean;
  /** The reader's own nick; only what is told to one person alone needs it. */
  readonly nick: string;
}

export type On<N extends Told['on']> = Extract<Told, { on: N }>;

/** The tags that any line of that moment bears. */
export function timeTag({ caps }: Reading, at: number): Readonly<Record<string, string>> {
  return caps.has('server-time') ? { time: new Date(at).toISOString() } : {};
}

/** The tags of what somebody does now and nobody keeps. */
export function passingTags(reading: Reading, who: Person): Readonly<Record<string, string>> {
  return { ...timeTag(reading, reading.now()), ...speakerTags(reading, who) };
}

/** The tags of an entry: when, which, and whether it was a bot. */
export function entryTags(reading: Reading, { at, id, by }: Pick<WireEntry, 'at' | 'id' | 'by'>) {
  return {
    ...timeTag(reading, at),
    ...(reading.caps.has('message-tags') && { msgid: id }),
    ...speakerTags(reading, by),
  };
}

/** ircv3.net/specs/extensions/bot-mode and account-tag */
function speakerTags({ caps }: Reading, { nickname, bot, member }: Person): Readonly<Record<string, string>> {
  return {
    ...(bot && caps.has('message-tags') && { bot: '' }),
    ...(member && caps.has('account-tag') && { account: nickOf(nickname) }),
  };
}
