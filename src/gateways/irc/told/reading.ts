import type { Language } from '../../../protocol/sentences.ts';
import type { Told } from '../../../protocol/told.ts';
import type { Caps } from '../caps.ts';

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
  /** The reader's own nick; only what is told to one person alone needs it. */
  readonly nick: string;
}

export type On<N extends Told['on']> = Extract<Told, { on: N }>;

/** The tags that any line of that moment bears. */
export function timeTag({ caps }: Reading, at: number): Readonly<Record<string, string>> {
  return caps.has('server-time') ? { time: new Date(at).toISOString() } : {};
}

/** The tags of an entry: when, and which. */
export function entryTags(reading: Reading, { at, id }: { readonly at: number; readonly id: string }) {
  return { ...timeTag(reading, at), ...(reading.caps.has('message-tags') && { msgid: id }) };
}
