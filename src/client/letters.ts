import { isRecord, readJson, writeJson } from './shelf.ts';
import type { Shelf } from './world.ts';

/** What is written for a room or, with `to`, for one person in it. */
export interface Letter {
  /** Its name for ever: sent twice, it is kept once (law 3). */
  readonly key: string;
  /** The id of the person who wrote it; it is sent as his only, because the server knows the key as his only. */
  readonly by: string;
  readonly room: string;
  readonly text: string;
  readonly action: boolean;
  /** `id` is null when only a nickname was typed. */
  readonly to: { readonly id: string | null; readonly nickname: string } | null;
  /** ms since 1970, by this computer's clock. */
  readonly at: number;
}

const NAME = 'sokdak.outbox';

export function readLetters(shelf: Shelf): readonly Letter[] {
  const value = readJson(shelf, NAME);
  return Array.isArray(value) ? value.filter(isLetter) : [];
}

export function writeLetters(shelf: Shelf, letters: readonly Letter[]): void {
  writeJson(shelf, NAME, letters.length > 0 ? letters : undefined);
}

function isLetter(value: unknown): value is Letter {
  if (!isRecord(value)) return false;
  const { key, by, room, text, action, to, at } = value;
  const texts = [key, by, room, text].every((part) => typeof part === 'string');
  return texts && typeof action === 'boolean' && typeof at === 'number' && (to === null || isReader(to));
}

function isReader(value: unknown): boolean {
  if (!isRecord(value) || typeof value.nickname !== 'string') return false;
  return value.id === null || typeof value.id === 'string';
}
