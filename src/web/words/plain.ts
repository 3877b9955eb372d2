import { blocksOf } from './blocks.ts';
import type { Block, Inline } from './tokens.ts';

/** A message as one reads it out: without the signs of its Markdown. */
export function plain(text: string): string {
  return blocksOf(text).map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.is) {
    case 'lines':
      return inlineText(block.inside);
    case 'quote':
      return block.inside.map(blockText).join('\n');
    case 'list':
      return block.items.map(inlineText).join('\n');
    case 'fence':
      return block.text;
  }
}

function inlineText(parts: readonly Inline[]): string {
  return parts.map((part) => ('inside' in part ? inlineText(part.inside) : part.text)).join('');
}
