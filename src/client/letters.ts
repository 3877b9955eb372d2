import type { WireEntry } from '../protocol/events.ts';
import { isRecord } from './shelf.ts';

/** A file that goes with a message. */
export type SentFile = NonNullable<Extract<WireEntry, { on: 'said' }>['files']>[number];

/** What is written for a room or, with `to`, for one person in it. */
export interface Letter {
  /** Its name for ever: sent twice, it is kept once (law 3). */
  readonly key: string;
  /** The id of the person who wrote it; it is sent as his only, because the server knows the key as his only. */
  readonly by: string;
  readonly room: string;
  readonly text: string;
  readonly action: boolean;
  /** The id of the message that it answers. */
  readonly replyTo?: string;
  /** They are at the server already; then the text may be empty. */
  readonly files?: readonly SentFile[];
  /** `id` is null when only a nickname was typed. */
  readonly to: { readonly id: string | null; readonly nickname: string } | null;
  /** ms since 1970, by this computer's clock. */
  readonly at: number;
}

export function isLetter(value: unknown): value is Letter {
  if (!isRecord(value)) return false;
  const { key, by, room, text, action, to, at, replyTo = '', files = [] } = value;
  const texts = [key, by, room, text, replyTo].every((part) => typeof part === 'string');
  if (!Array.isArray(files) || !files.every(isFile)) return false;
  return texts && typeof action === 'boolean' && typeof at === 'number' && (to === null || isReader(to));
}

function isReader(value: unknown): boolean {
  if (!isRecord(value) || typeof value.nickname !== 'string') return false;
  return value.id === null || typeof value.id === 'string';
}

function isFile(value: unknown): boolean {
  return isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string';
}
