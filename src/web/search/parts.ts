import type { Hit } from './hunt.svelte.ts';

interface Part {
  readonly text: string;
  readonly marked: boolean;
}

/** The text of a hit in pieces, in order; together they are the text again. */
export function partsOf({ text, marks }: Pick<Hit, 'text' | 'marks'>): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const [start = 0, end = 0] of marks) {
    parts.push({ text: text.slice(from, start), marked: false }, { text: text.slice(start, end), marked: true });
    from = end;
  }
  parts.push({ text: text.slice(from), marked: false });
  return parts.filter((part) => part.text !== '');
}
