import type { Person } from '../core/entry.ts';
import type { Told } from '../protocol/told.ts';
import { calls } from './calls.ts';
import { directWith } from './direct-name.ts';

/** Something said for which somebody wants to be called away from what he does. */
export interface Alert {
  readonly id: string;
  /** Where it is shown. */
  readonly room: string;
  readonly by: Person;
  /** Empty where there are only files. */
  readonly text: string;
  readonly whisper: boolean;
}

/** Who is to be called, and for what beside his name and whispers to him. */
export interface Called {
  readonly me: { readonly id: string; readonly nickname: string };
  readonly words: readonly string[];
  /** The room in which a whisper is shown that names none; undefined where it stands with those of its two. */
  readonly home: string | undefined;
}

export function alertIn(told: Told, { me, words, home }: Called): Alert | null {
  if (told.on !== 'said' && told.on !== 'whispered') return null;
  const { id, by, text } = told;
  if (by.id === me.id) return null;
  if (told.on === 'whispered')
    return { id, by, text, room: told.aside ?? home ?? directWith(by.nickname), whisper: true };
  const isWanted = calls(text, me.nickname) || words.some((word) => contains(text, word));
  return isWanted ? { id, by, text, room: told.room, whisper: false } : null;
}

/** A word of Latin letters or digits is found as a whole, any other also within one: 회의 in 회의는. */
function contains(text: string, word: string): boolean {
  const [all, part] = [folded(text), folded(word.trim())];
  if (part === '') return false;
  for (let at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + 1)) {
    if (!isCut(all, at) && !isCut(all, at + part.length)) return true;
  }
  return false;
}

/** Whether a Latin word or a number goes on across that place. */
function isCut(text: string, at: number): boolean {
  return LATIN.test(text[at - 1] ?? '') && LATIN.test(text[at] ?? '');
}

const LATIN = /[\p{Script=Latin}\p{N}]/u;
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A time of the day in which nothing calls, as `HH:MM`; it may go on over midnight. */
export interface QuietTime {
  readonly from: string;
  readonly to: string;
}

export function isQuiet({ from, to }: QuietTime, now: Date): boolean {
  const clock = `${two(now.getHours())}:${two(now.getMinutes())}`;
  return from <= to ? from <= clock && clock < to : from <= clock || clock < to;
}

const two = (number: number): string => String(number).padStart(2, '0');
