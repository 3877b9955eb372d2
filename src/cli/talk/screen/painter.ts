/** What is to be seen: a line for each row of the terminal, and where the caret stands. */
export interface Picture {
  readonly lines: readonly string[];
  readonly caret: { readonly row: number; readonly column: number };
}

const CSI = '\u001b[';

/** Brings pictures to a terminal, writing the lines that changed and no others. */
export class Painter {
  readonly #write: (text: string) => void;
  #shown: readonly string[] = [];
  #caret = '';

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** Something else may have been drawn, or the size changed: the next picture is painted whole. */
  forget(): void {
    this.#shown = [];
    this.#caret = '';
    this.#write(`${CSI}0m${CSI}2J`);
  }

  paint({ lines, caret }: Picture): void {
    const changed = lines.flatMap((line, row) => (line === this.#shown[row] ? [] : [lineAt(row, line)]));
    const place = `${CSI}${caret.row + 1};${caret.column + 1}H`;
    if (changed.length === 0 && place === this.#caret) return;
    this.#write(`${CSI}?25l${changed.join('')}${place}${CSI}?25h`);
    this.#shown = lines;
    this.#caret = place;
  }
}

/** Cleared first: a clearing behind a full line would take its last column. */
function lineAt(row: number, line: string): string {
  return `${CSI}${row + 1};1H${CSI}0m${CSI}2K${line}${CSI}0m`;
}
