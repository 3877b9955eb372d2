import type { Room, Row } from '../../../client/index.ts';
import { type Paper, rowLines } from './row-lines.ts';
import { Scrollback, type Sheet } from './scrollback.ts';

type PaperKind = Omit<Paper, 'columns'>;
export type Way = 'pageUp' | 'pageDown' | 'beginning' | 'latest';

/** The conversation as one reads it: which part of it is to be seen, in lines. */
export class Reading {
  readonly #kind: PaperKind;
  readonly #scrollback = new Scrollback();
  /** As long as a row is the same, so are its lines. */
  #lines = new WeakMap<Row, readonly string[]>();
  #columns = 0;
  #height = 0;

  constructor(kind: PaperKind) {
    this.#kind = kind;
  }

  get atEnd(): boolean {
    return this.#scrollback.atEnd;
  }

  /** Something is known that was not: all lines are made anew. */
  redraw(): void {
    this.#lines = new WeakMap();
  }

  toEnd(): void {
    this.#scrollback.toEnd();
  }

  scroll(room: Room, way: Way): void {
    const sheet = this.#sheet(room);
    if (way === 'pageUp') this.#scrollback.pageUp(sheet, this.#height);
    else if (way === 'pageDown') this.#scrollback.pageDown(sheet, this.#height);
    else if (way === 'beginning') this.#scrollback.toBeginning(sheet, this.#height);
    else this.#scrollback.toEnd();
  }

  /** What is to be seen now. Where it is the first of what is loaded, what is before that is fetched. */
  view(room: Room, height: number, columns: number): readonly string[] {
    if (columns !== this.#columns) this.#lines = new WeakMap();
    this.#columns = columns;
    this.#height = height;
    const { lines, begins } = this.#scrollback.view(this.#sheet(room), height);
    if (begins && room.older === 'idle' && room.state.is === 'in') void room.loadOlder();
    const { look, screen } = this.#kind;
    const isWhole = begins && room.older === 'begun' && lines.length < height;
    return isWhole ? [look.quiet(screen.beginning), ...lines] : lines;
  }

  #sheet({ rows }: Room): Sheet {
    return { rows, linesOf: (row) => this.#linesOf(row) };
  }

  #linesOf(row: Row): readonly string[] {
    const lines = this.#lines.get(row) ?? rowLines(row, { ...this.#kind, columns: this.#columns });
    this.#lines.set(row, lines);
    return lines;
  }
}
