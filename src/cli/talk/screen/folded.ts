import { displayWidth, letters, letterWidth } from '../../width.ts';

interface Columns {
  /** Of the first line, which stands behind a name. */
  readonly first: number;
  readonly rest: number;
}

const TAB = '    ';

/** Breaks a text so that each line has its place: at spaces where it can, else between letters; never within one. */
export function folded(text: string, columns: Columns): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.replaceAll('\t', TAB).split('\n')) {
    let line = '';
    let width = 0;
    const room = () => (lines.length === 0 ? columns.first : columns.rest);
    for (const letter of letters(paragraph)) {
      const wide = letterWidth(letter);
      if (width + wide > room() && line !== '') {
        const [done, left] = broken(line, letter);
        lines.push(done);
        line = left;
        width = displayWidth(left);
      }
      if (line === '' && letter === ' ' && lines.length > 0) continue;
      line += letter;
      width += wide;
    }
    lines.push(line);
  }
  return lines;
}

/** What fits of a line that is full, and what goes on to the next. */
function broken(line: string, next: string): readonly [string, string] {
  const space = line.lastIndexOf(' ');
  return next === ' ' || space <= 0 ? [line.trimEnd(), ''] : [line.slice(0, space).trimEnd(), line.slice(space + 1)];
}
