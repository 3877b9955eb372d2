import type { QueryFault } from './refusal.ts';
import { codePoints } from './text.ts';

/** Code points of a query, and terms in it. */
export const QUERY_LIMIT = 200;
export const TERMS_LIMIT = 16;

/** Of a word, its beginnings of so many letters are pieces; what is longer is looked at in the text itself. */
const BEGINNINGS = [1, 2, 3, 5, 8];

/**
 * What a text must hold. A `run` is in a script that is written without spaces, or with particles behind words (회의는):
 * it is found anywhere. A `word` is found where a word begins with it. Both folded.
 */
export interface Term {
  readonly is: 'run' | 'word';
  readonly letters: string;
}

export type PreparedQuery =
  | { readonly ok: true; readonly terms: readonly Term[] }
  | { readonly ok: false; readonly fault: QueryFault };

/** From where to where in a text, in UTF-16 code units; the end is exclusive. */
export type Mark = readonly [start: number, end: number];

/** One folded letter, and what it stands for in the text. */
interface Letter {
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

/** Letters that follow each other and are of one kind. */
interface Stretch {
  readonly is: Term['is'];
  readonly letters: readonly Letter[];
}

const CLUSTER = /[\s\S]\p{M}*/gu;
/** Each letter is one code unit and has no marks. */
const PLAIN = /^[\0-\x7f\uac00-\ud7a3]*$/;
const SKIPPED = /\p{Default_Ignorable_Code_Point}/u;
const SPACED = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED =
  /[[\p{scx=Hangul}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Yi}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]&&[\p{L}\p{N}\p{M}]]/v;

/** The pieces under which a text is found; none where it has neither letters nor numbers. */
export function piecesOf(text: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const { is, letters } of stretches(text)) {
    const folded = letters.map(({ letter }) => letter);
    if (is === 'run') addRun(pieces, folded);
    else addWord(pieces, folded);
  }
  return pieces;
}

/** Each letter, and each two that follow each other. */
function addRun(pieces: Set<string>, letters: readonly string[]): void {
  for (const [index, letter] of letters.entries()) {
    pieces.add(letter);
    const next = letters[index + 1];
    if (next !== undefined) pieces.add(letter + next);
  }
}

function addWord(pieces: Set<string>, letters: readonly string[]): void {
  for (const length of BEGINNINGS) if (length <= letters.length) pieces.add(letters.slice(0, length).join(''));
}

/** All of these pieces has a text that holds the term. One that has them need not hold it: `marksIn` tells. */
export function soughtFor({ is, letters }: Term): readonly string[] {
  const all = [...letters];
  if (is === 'word') {
    const length = Math.max(...BEGINNINGS.filter((some) => some <= all.length));
    return [all.slice(0, length).join('')];
  }
  if (all.length === 1) return [letters];
  return [...new Set(all.slice(1).map((letter, index) => `${all[index]}${letter}`))];
}

/** What is asked for in words, all of which a text must hold. */
export function prepareQuery(raw: string): PreparedQuery {
  if (raw.length > QUERY_LIMIT * 4 || codePoints(raw) > QUERY_LIMIT) return { ok: false, fault: 'too_long' };
  const terms = new Map<string, Term>();
  for (const { is, letters } of stretches(raw.normalize('NFC'))) {
    const term = { is, letters: letters.map(({ letter }) => letter).join('') };
    terms.set(`${is} ${term.letters}`, term);
  }
  if (terms.size === 0) return { ok: false, fault: 'empty' };
  return terms.size > TERMS_LIMIT ? { ok: false, fault: 'too_long' } : { ok: true, terms: [...terms.values()] };
}

/** Where a text holds the terms, in its order and without overlaps; null where it lacks one. */
export function marksIn(text: string, terms: readonly Term[]): readonly Mark[] | null {
  const all = stretches(text);
  const marks: Mark[] = [];
  for (const term of terms) {
    const found = all.flatMap((stretch) => marksOf(term, stretch));
    if (found.length === 0) return null;
    marks.push(...found);
  }
  return joined(marks);
}

function marksOf({ is, letters }: Term, stretch: Stretch): readonly Mark[] {
  if (is !== stretch.is) return [];
  const sought = [...letters];
  const last = is === 'word' ? 0 : stretch.letters.length - sought.length;
  const marks: Mark[] = [];
  for (let at = 0; at <= last; at += 1) {
    const here = stretch.letters.slice(at, at + sought.length);
    const [first, end] = [here[0], here.at(-1)];
    if (first && end && sought.every((letter, index) => here[index]?.letter === letter)) {
      marks.push([first.start, end.end]);
    }
  }
  return marks;
}

function joined(marks: readonly Mark[]): readonly Mark[] {
  const all: [number, number][] = [];
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    const before = all.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else all.push([start, end]);
  }
  return all;
}

function stretches(text: string): readonly Stretch[] {
  const all: { readonly is: Term['is']; readonly letters: Letter[] }[] = [];
  let now: Term['is'] | null = null;
  let end = 0;
  for (const cluster of clusters(text)) {
    const start = end;
    end += cluster.length;
    for (const letter of folded(cluster)) {
      const is = kindOf(letter);
      if (is === 'skipped') continue;
      if (is !== null && is === now) all.at(-1)?.letters.push({ letter, start, end });
      else if (is !== null) all.push({ is, letters: [{ letter, start, end }] });
      now = is;
    }
  }
  return all;
}

/** Letters with their marks, one behind the other: together they are the text. */
function clusters(text: string): readonly string[] {
  return PLAIN.test(text) ? text.split('') : (text.match(CLUSTER) ?? []);
}

/** Width, case and composition do not count; as in `fold`, but letter by letter, so that each knows its place. */
function folded(cluster: string): string {
  const code = cluster.length === 1 ? cluster.charCodeAt(0) : 0;
  if (isSyllable(code)) return cluster;
  if (code > 0 && code < 0x80) return cluster.toLowerCase();
  return cluster.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
}

/** Null for what stands between words. */
function kindOf(letter: string): Term['is'] | 'skipped' | null {
  const code = letter.charCodeAt(0);
  if (isSyllable(code)) return 'run';
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) ? 'word' : null;
  if (UNSPACED.test(letter)) return 'run';
  if (SKIPPED.test(letter)) return 'skipped';
  return SPACED.test(letter) ? 'word' : null;
}

const isSyllable = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3;

/** UTF-16 code units that are shown before the first mark, and in all. */
const BEFORE = 40;
const SNIPPET = 200;

export interface Snippet {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** The part of a text around its first mark, in one line; `…` says where something is left out. */
export function snippetOf(text: string, marks: readonly Mark[]): Snippet {
  const from = whole(text, Math.max(0, (marks[0]?.[0] ?? 0) - BEFORE));
  const to = whole(text, Math.min(text.length, from + SNIPPET));
  const [before, behind] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  const moved = before.length - from;
  const shown = marks.filter(([start]) => start < to);
  return {
    text: `${before}${text.slice(from, to).replace(/[\n\t]/g, ' ')}${behind}`,
    marks: shown.map(([start, end]): Mark => [start + moved, Math.min(end, to) + moved]),
  };
}

/** Not within a surrogate pair, nor between a letter and its marks. */
function whole(text: string, at: number): number {
  let place = at;
  while (place > 0 && place < text.length && /^(?:[\uDC00-\uDFFF]|\p{M}|\u200D)/u.test(text.slice(place, place + 2)))
    place -= 1;
  return place;
}
