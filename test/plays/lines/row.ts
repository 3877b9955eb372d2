import type { Stage } from '../stage.ts';
import type { Deed } from '../voices/voice.ts';

/** What the capitals of a pattern stood for. Those that it does not have are empty. */
export interface Found {
  readonly X: string;
  readonly Y: string;
  readonly NICK: string;
  readonly ROOM: string;
  readonly TEXT: string;
  readonly NEW: string;
  readonly WHAT: string;
  readonly N: string;
  readonly SIGN: string;
}

export interface Row {
  readonly pattern: string;
  readonly run: (stage: Stage, found: Found, words: string) => Promise<void>;
  /** Whether X is a character of the play because of this line. */
  readonly casts: boolean;
  /** What X must be able to say or see for it. */
  readonly needs: (found: Found) => Deed | null;
}

const MEANINGS = {
  X: '\\S+',
  Y: '\\S+',
  NICK: '\\S+(?: \\S+)*?',
  ROOM: '#\\S+',
  TEXT: '[^"]*',
  NEW: '[^"]*',
  WHAT: '.+',
  N: '\\d+',
  SIGN: '\\S+',
} as const;

const CAPITALS = /\b(X|Y|NICK|ROOM|TEXT|NEW|WHAT|SIGN|N)\b/g;

export function row(pattern: string, run: Row['run']): Row {
  return { pattern, run, casts: false, needs: () => null };
}

export function needing(needs: Deed | null | Row['needs'], row: Row): Row {
  return { ...row, needs: typeof needs === 'function' ? needs : () => needs };
}

/** A line that brings its X into the play. */
export function casting(pattern: string, run: Row['run']): Row {
  return { pattern, run, casts: true, needs: () => null };
}

const NOTHING: Found = { X: '', Y: '', NICK: '', ROOM: '', TEXT: '', NEW: '', WHAT: '', N: '', SIGN: '' };

export function rowMatching({ pattern }: Row, words: string): Found | null {
  const plain = pattern.replace(/[*()]/g, '\\$&');
  const source = plain.replace(CAPITALS, (capital) => `(?<${capital}>${MEANINGS[capital as keyof typeof MEANINGS]})`);
  const match = new RegExp(`^${source}$`).exec(words);
  return match ? { ...NOTHING, ...match.groups } : null;
}
