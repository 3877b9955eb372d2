import { bearsWord } from '../../core/bears-word.ts';
import { calls } from '../../core/calls.ts';
import { type Entry, isMessage, type Person } from '../../core/entry.ts';
import { clockIn, isQuietAt } from '../../core/quiet.ts';
import type { Device } from './subscriptions.ts';

/** Something said for which somebody may be called. */
export interface Call {
  readonly log: string;
  readonly id: string;
  readonly by: Person;
  readonly text: string;
  /** Where it is shown; null where that is with what the two whispered. */
  readonly room: string | null;
  readonly whisper: boolean;
}

/** As much of a text as a device shows, in code points. */
const MOST = 160;

/** Null for what is no message, or no longer one. */
export function callOf({ log, id, event }: Entry): Call | null {
  if (!isMessage(event) || event.deletedAt !== undefined) return null;
  const { by, text } = event;
  const isWhisper = event.on === 'whispered';
  return { log, id, by, text, room: isWhisper ? (event.aside ?? null) : event.room, whisper: isWhisper };
}

/** Whether it calls who bears that nickname in that browser. */
export function isFor({ words }: Device, { text, whisper }: Call, nickname: string): boolean {
  return whisper || calls(text, nickname) || words.some((word) => bearsWord(text, word));
}

/** Whether that browser is to be silent at that moment (ms since 1970). */
export function isQuiet({ quiet }: Device, at: number): boolean {
  const clock = quiet ? clockIn(quiet.zone, at) : null;
  return quiet !== undefined && clock !== null && isQuietAt(quiet, clock);
}

/** What the service worker of the page is told, as JSON (`web/worker/call.ts` reads it). */
export function tidingsOf({ log, id, by, text, room }: Call, { language, discreet }: Device): string {
  if (discreet) return JSON.stringify({ language });
  const shown = [...text].slice(0, MOST).join('');
  return JSON.stringify({ language, about: log, id, by: by.nickname, ...(room !== null && { room }), text: shown });
}
