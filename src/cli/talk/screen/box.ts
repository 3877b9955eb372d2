import { letters, letterWidth } from '../../width.ts';

/** The line in which one writes. `at` is where the caret stands, in UTF-16 units, never within a letter. */
export interface Box {
  readonly text: string;
  readonly at: number;
}

export const EMPTY: Box = { text: '', at: 0 };

/** That text, with the caret behind it. */
export function boxOf(text: string): Box {
  return { text, at: text.length };
}

/** The same, of which one sees only how long it is. */
export function hidden({ text, at }: Box): Box {
  return { text: '•'.repeat(text.length), at };
}

export function insert({ text, at }: Box, what: string): Box {
  return { text: text.slice(0, at) + what + text.slice(at), at: at + what.length };
}

export const moves = {
  left: (box: Box) => to(box, before(box)),
  right: (box: Box) => to(box, behind(box)),
  wordLeft: (box: Box) => to(box, wordBefore(box)),
  wordRight: (box: Box) => to(box, wordBehind(box)),
  start: (box: Box) => to(box, box.text.lastIndexOf('\n', box.at - 1) + 1),
  end: (box: Box) => to(box, endOfLine(box)),
} as const;

export const erasures = {
  letter: (box: Box) => without(box, before(box), box.at),
  next: (box: Box) => without(box, box.at, behind(box)),
  word: (box: Box) => without(box, wordBefore(box), box.at),
  toStart: (box: Box) => without(box, 0, box.at),
  toEnd: (box: Box) => without(box, box.at, endOfLine(box)),
} as const;

const to = ({ text }: Box, at: number): Box => ({ text, at });

function without({ text }: Box, from: number, until: number): Box {
  return { text: text.slice(0, from) + text.slice(until), at: from };
}

function before({ text, at }: Box): number {
  return at - (letters(text.slice(0, at)).at(-1)?.length ?? 0);
}

function behind({ text, at }: Box): number {
  return at + (letters(text.slice(at, at + 100))[0]?.length ?? 0);
}

function wordBefore({ text, at }: Box): number {
  return text.slice(0, at).replace(/\S*\s*$/u, '').length;
}

function wordBehind({ text, at }: Box): number {
  return at + (/^\s*\S*/u.exec(text.slice(at))?.[0].length ?? 0);
}

function endOfLine({ text, at }: Box): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

export interface BoxLines {
  readonly lines: readonly string[];
  /** Where the caret stands among them. */
  readonly row: number;
  readonly column: number;
}

/** How a box stands in that many columns; of many lines those around the caret. */
export function boxLines({ text, at }: Box, columns: number, most: number): BoxLines {
  const lines = [''];
  let width = 0;
  let offset = 0;
  let caret = { row: 0, column: 0 };
  const begin = () => {
    lines.push('');
    width = 0;
  };
  for (const letter of letters(text)) {
    const shown = letter === '\t' ? ' ' : letter;
    const wide = letterWidth(shown);
    if (letter !== '\n' && width + wide > columns) begin();
    if (offset === at) caret = { row: lines.length - 1, column: width };
    if (letter === '\n') begin();
    else lines[lines.length - 1] += shown;
    width += letter === '\n' ? 0 : wide;
    offset += letter.length;
  }
  if (offset === at && width >= columns) begin();
  if (offset === at) caret = { row: lines.length - 1, column: width };
  const from = Math.max(0, Math.min(caret.row - most + 1, lines.length - most));
  return { lines: lines.slice(from, from + most), row: caret.row - from, column: caret.column };
}
