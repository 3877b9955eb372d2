import { amend } from '../core/amend.ts';
import type { Amendment } from '../core/entry.ts';
import type { WireEntry } from '../protocol/events.ts';
import { comparePositions, type Position } from './position.ts';
import { ReactionChanges } from './reaction-changes.ts';

/** Where a log ends: its newest `seq`, and when that was. */
export interface Head {
  readonly log: string;
  readonly last: number;
  readonly at: number;
}

/** What is known of a page to which a message leads. */
export type Previewed = Extract<WireEntry, { on: 'previewed' }>;

/** What became of a message, and with which entry. */
type Amended = Amendment & { readonly seq: number };

/** The end of a log that is here: entries `first` to `last` without a hole, each as it reads now. */
export class Stretch {
  readonly log: string;
  #entries: WireEntry[] = [];
  #first: number;
  #below: number;
  #newest: number;
  #begun = false;
  readonly #early = new Map<number, WireEntry>();
  readonly #seqs = new Map<string, number>();
  /** The newest edit of each message, and its deletion: what was deleted still says that it had been edited. */
  readonly #edits = new Map<string, Amended>();
  readonly #deletions = new Map<string, Amended>();
  readonly #reactions = new ReactionChanges();
  readonly #previews = new Map<string, Previewed>();

  /** Holds nothing at first; all that comes after `head` is wanted. */
  constructor(head: Head) {
    this.log = head.log;
    this.#first = head.last + 1;
    this.#newest = head.last;
    this.#below = head.at;
  }

  get entries(): readonly WireEntry[] {
    return this.#entries;
  }

  get first(): number {
    return this.#first;
  }

  get last(): number {
    return this.#first + this.#entries.length - 1;
  }

  /** How many entries are known to exist after `last`, and are not here. */
  get hole(): number {
    return this.#newest - this.last;
  }

  /** Everything from here on, of this log, is here. Null when that is the whole log. */
  get floor(): Position | null {
    if (this.#begun || this.#first <= 1) return null;
    return { at: this.#below, log: this.log, seq: this.#first };
  }

  /** The log is known to go on to `last`. */
  expect(last: number): void {
    this.#newest = Math.max(this.#newest, last);
  }

  /** Takes entries at the end, in any order and any number of times; what is beyond a hole waits until it is filled. */
  append(entries: readonly WireEntry[]): void {
    for (const entry of entries) {
      if (entry.seq <= this.last) continue;
      this.#early.set(entry.seq, entry);
      this.#note(entry);
      this.expect(entry.seq);
    }
    this.#drain();
  }

  /** Takes a page that ends just before `first`. `more` is false when nothing is before it. */
  prepend(entries: readonly WireEntry[], more: boolean): void {
    const older = entries.filter(({ seq }) => seq < this.#first);
    if (older.length > 0 && older.at(-1)?.seq !== this.#first - 1) return;
    this.#begun = !more;
    const [oldest] = older;
    if (!oldest) return;
    this.#first = oldest.seq;
    this.#below = oldest.at;
    for (const entry of older) this.#note(entry);
    this.#entries = [...older.map((entry) => this.#current(entry)), ...this.#entries];
  }

  /** Lets go of what stands before a place; it can be prepended again. */
  forget(before: Position): void {
    const kept = this.#entries.findIndex((entry) => comparePositions(entry, before) >= 0);
    const gone = this.#entries.splice(0, kept === -1 ? this.#entries.length : kept);
    if (gone.length === 0) return;
    this.#first += gone.length;
    this.#below = (this.#entries[0] ?? gone.at(-1))?.at ?? this.#below;
    this.#begun = false;
    for (const { id } of gone) this.#seqs.delete(id);
  }

  #drain(): void {
    for (let next = this.#early.get(this.last + 1); next; next = this.#early.get(this.last + 1)) {
      this.#early.delete(next.seq);
      this.#entries.push(this.#current(next));
    }
  }

  /** The entry of that id, as it reads now, if it is here. */
  find(id: string): WireEntry | undefined {
    const entry = this.#entries[(this.#seqs.get(id) ?? 0) - this.#first];
    return entry?.id === id ? entry : undefined;
  }

  /** What a page says of itself to which that message leads, as it reads now; null where nothing is to be shown. */
  previewOf(id: string): Previewed | null {
    const preview = this.#previews.get(id);
    const amended = Math.max(this.#edits.get(id)?.seq ?? 0, this.#deletions.get(id)?.seq ?? 0);
    return preview?.text && preview.seq > amended ? preview : null;
  }

  /** Remembers where an entry stands; one that amends another also changes that, if it is here. */
  #note(entry: WireEntry): void {
    this.#seqs.set(entry.id, entry.seq);
    if (entry.on === 'reacted' && this.#reactions.take(entry)) this.#touch(entry.target);
    if (entry.on === 'previewed' && entry.seq > (this.#previews.get(entry.target)?.seq ?? 0)) {
      this.#previews.set(entry.target, entry);
    }
    const amendment = amendmentOf(entry);
    if (!amendment) return;
    const known = 'deletedAt' in amendment ? this.#deletions : this.#edits;
    if ((known.get(amendment.target)?.seq ?? 0) > entry.seq) return;
    known.set(amendment.target, { ...amendment, seq: entry.seq });
    this.#touch(amendment.target);
  }

  #touch(id: string): void {
    const index = (this.#seqs.get(id) ?? 0) - this.#first;
    const target = this.#entries[index];
    if (target?.id === id) this.#entries[index] = this.#current(target);
  }

  /**
   * As the entry reads after the newest amendment that is known. A page may already be further than the events that
   * were told: what it says is not put back to an older text.
   */
  #current(entry: WireEntry): WireEntry {
    if (entry.on !== 'said' && entry.on !== 'whispered') return entry;
    const reacted = this.#reactions.applyTo(entry);
    const deletion = this.#deletions.get(entry.id);
    const standing = deletion ? amend(reacted, deletion) : reacted;
    const edit = this.#edits.get(entry.id);
    if (!edit || !('editedAt' in edit) || edit.editedAt < (entry.editedAt ?? 0)) return standing;
    return standing.deletedAt === undefined ? amend(standing, edit) : { ...standing, editedAt: edit.editedAt };
  }
}

function amendmentOf(entry: WireEntry): Amendment | null {
  if (entry.on === 'edited') return { target: entry.target, text: entry.text, editedAt: entry.at };
  if (entry.on === 'deleted') return { target: entry.target, deletedAt: entry.at };
  return null;
}
