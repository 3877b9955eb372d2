import { bearsWord } from '../core/bears-word.ts';
import { calls } from '../core/calls.ts';
import type { Person } from '../core/entry.ts';
import { isQuietAt, type QuietTime } from '../core/quiet.ts';
import type { Told } from '../protocol/told.ts';
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
  const isWanted = calls(text, me.nickname) || words.some((word) => bearsWord(text, word));
  return isWanted ? { id, by, text, room: told.room, whisper: false } : null;
}

export function isQuiet(quiet: QuietTime, now: Date): boolean {
  return isQuietAt(quiet, `${two(now.getHours())}:${two(now.getMinutes())}`);
}

const two = (number: number): string => String(number).padStart(2, '0');
