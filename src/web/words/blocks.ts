import { inlines } from './inlines.ts';
import type { Block } from './tokens.ts';

/** Quotes in quotes; what is deeper stays as it is written. */
const DEEPEST = 3;

const FENCE = /^ {0,3}```[ \t]*([\w+#.-]{0,20})[ \t]*$/u;
const QUOTE = /^ {0,3}>[ \t]?(.*)$/u;
const ITEM = /^ {0,6}[-*•][ \t]+(\S.*)$/u;

/** What a line begins; `lines` is any other. */
type Kind = Exclude<Block['is'], 'fence'>;

/**
 * A message as it is drawn: the small part of Markdown that people use in a chat. There are no headings, no HTML and no
 * numbered lists (`2026. 11. 26.` is a date), and a line break is one. Takes time in proportion to the text.
 */
export function blocksOf(text: string): readonly Block[] {
  return blocksIn(text.split('\n'), 0);
}

function blocksIn(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = [];
  const ends = fenceEnds(lines);
  for (let at = 0; at < lines.length; ) {
    const end = ends.get(at);
    if (end !== undefined) {
      blocks.push(fenceOf(lines, at, end));
      at = end + 1;
      continue;
    }
    const kind = kindOf(lines[at] ?? '', depth);
    const from = at;
    while (at < lines.length && !ends.has(at) && kindOf(lines[at] ?? '', depth) === kind) at += 1;
    blocks.push(blockOf(kind, lines.slice(from, at), depth));
  }
  return blocks;
}

/** Where the fences that begin in these lines end; one that nobody closes is text. */
function fenceEnds(lines: readonly string[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  let open: number | null = null;
  for (const [at, line] of lines.entries()) {
    const [fence, language] = FENCE.exec(line) ?? [];
    if (fence === undefined) continue;
    if (open === null) open = at;
    else if (language === '') {
      ends.set(open, at);
      open = null;
    }
  }
  return ends;
}

function fenceOf(lines: readonly string[], from: number, end: number): Block {
  const [, language = ''] = FENCE.exec(lines[from] ?? '') ?? [];
  return { is: 'fence', language: language.toLowerCase(), text: lines.slice(from + 1, end).join('\n') };
}

function kindOf(line: string, depth: number): Kind {
  if (depth < DEEPEST && QUOTE.test(line)) return 'quote';
  return ITEM.test(line) ? 'list' : 'lines';
}

function blockOf(kind: Kind, lines: readonly string[], depth: number): Block {
  if (kind === 'quote') {
    const quoted = lines.map((line) => QUOTE.exec(line)?.[1] ?? '');
    return { is: 'quote', inside: blocksIn(quoted, depth + 1) };
  }
  if (kind === 'list') return { is: 'list', items: lines.map((line) => inlines(ITEM.exec(line)?.[1] ?? '')) };
  return { is: 'lines', inside: inlines(lines.join('\n')) };
}
