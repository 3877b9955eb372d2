import { codePoints, prepareText, TEXT_LIMIT } from '../core/text.ts';
import { Changes, type Watched } from './changes.ts';
import { readJson, writeJson } from './shelf.ts';
import type { Shelf } from './world.ts';

/** How full the box is, in code points (UX 13). `left` is below zero when it is too long. */
export interface Fullness {
  readonly used: number;
  readonly left: number;
  /** From 90 % on the counter is shown. */
  readonly show: boolean;
}

/** A message of mine that I can edit. */
export interface Editable {
  readonly id: string;
  readonly text: string;
}

/** The box in which one writes: the text, the message that is being edited, and what was sent before. */
export class Composer implements Watched {
  readonly #changes = new Changes();
  readonly #shelf: Shelf;
  readonly #name: string;
  readonly #mine: () => readonly Editable[];
  readonly #lines: string[] = [];
  #text = '';
  #editing: string | null = null;
  /** What was in the box when editing began. */
  #draft = '';
  /** Where the walk through what was sent stands, and what it put into the box. */
  #walk: { readonly index: number; readonly shown: string } | null = null;

  /** `mine` are my messages that can be edited, oldest first. */
  constructor({ shelf, room, mine }: { shelf: Shelf; room: string; mine: () => readonly Editable[] }) {
    this.#shelf = shelf;
    this.#name = `sokdak.draft.${room}`;
    this.#mine = mine;
    const draft = readJson(shelf, this.#name);
    if (typeof draft === 'string') this.#text = draft;
  }

  subscribe = this.#changes.subscribe;

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (this.#editing === null) writeJson(this.#shelf, this.#name, text || undefined);
    this.#changes.tell();
  }

  /** The id of the message of mine that is being edited, or null. */
  get editing(): string | null {
    return this.#editing;
  }

  get fullness(): Fullness {
    const used = codePoints(this.#text);
    return { used, left: TEXT_LIMIT - used, show: used >= TEXT_LIMIT * 0.9 };
  }

  /** Something visible is in it, and it is not too long (UX 8, 13). */
  get sendable(): boolean {
    return prepareText(this.#text).ok;
  }

  /**
   * ↑ in the first row. Into an empty box comes my last message, to be edited, or else the last line that I sent; from
   * there it goes on backwards, as long as nothing is changed. True when it did something.
   */
  up(): boolean {
    if (!this.#isUnchanged()) return false;
    if (this.#editing === null && this.#walk) return this.#showLine(this.#walk.index - 1);
    return this.#editAt(this.#editingIndex() - 1) || (this.#editing === null && this.#showLine(this.#lines.length - 1));
  }

  /** ↓ in the last row: the way back. True when it did something. */
  down(): boolean {
    if (!this.#walk || !this.#isUnchanged()) return false;
    if (this.#editing !== null) return this.#editAt(this.#editingIndex() + 1) || this.cancel();
    if (!this.#showLine(this.#walk.index + 1)) this.#show('', null);
    return true;
  }

  /** Edits that message of mine; what was in the box comes back afterwards. */
  edit(id: string): void {
    this.#editAt(this.#mine().findIndex((message) => message.id === id));
  }

  /** Esc: ends editing. True when it did something. */
  cancel(): boolean {
    if (this.#editing === null) return false;
    this.#editing = null;
    this.#show(this.#draft, null);
    return true;
  }

  /** The line was sent: it is remembered, and the box empties, or shows again what was in it before editing. */
  taken(): void {
    if (this.#editing !== null) {
      this.cancel();
      return;
    }
    this.#lines.push(this.#text);
    this.#show('', null);
  }

  /** What was taken could not be sent: it comes back, unless something else was begun. */
  giveBack(text: string, editing: string | null = null): void {
    if (this.#text !== '' && editing === null) return;
    if (editing !== null) this.edit(editing);
    this.text = text;
  }

  #isUnchanged(): boolean {
    return this.#text === (this.#walk?.shown ?? '');
  }

  #editingIndex(): number {
    const mine = this.#mine();
    const index = mine.findIndex(({ id }) => id === this.#editing);
    return index < 0 ? mine.length : index;
  }

  #editAt(index: number): boolean {
    const message = this.#mine()[index];
    if (!message) return false;
    if (this.#editing === null) this.#draft = this.#text;
    this.#editing = message.id;
    this.#show(message.text, index);
    return true;
  }

  #showLine(index: number): boolean {
    const line = this.#lines[index];
    if (line !== undefined) this.#show(line, index);
    return line !== undefined;
  }

  #show(text: string, index: number | null): void {
    this.#walk = index === null ? null : { index, shown: text };
    this.text = text;
  }
}
