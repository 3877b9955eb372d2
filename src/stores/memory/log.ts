import { amend } from '../../core/amend.ts';
import { type Amendment, type Entry, isMessage, type Person, type Previewed } from '../../core/entry.ts';
import { withStub } from '../../core/forgotten.ts';
import type { LogHead, LogState, Page, Place, Range } from '../../hub/ports/logs.ts';
import { spanOf } from '../span.ts';

/** One log in memory. */
export class MemoryLog {
  readonly log: string;
  readonly place: Place;
  /** When something was last said here; 0 when nothing was. */
  saidAt = 0;
  state: LogState | null = null;
  readonly #entries: Entry[] = [];
  readonly #seqs = new Map<string, number>();

  constructor(log: string, place: Place) {
    this.log = log;
    this.place = place;
  }

  get last(): number {
    return this.#entries.length;
  }

  head(): LogHead {
    const at = this.#entries.at(-1)?.at ?? 0;
    return { log: this.log, last: this.last, at, place: this.place, state: this.state };
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#seqs.set(entry.id, entry.seq);
    if (isMessage(entry.event)) this.saidAt = entry.at;
  }

  /** Whether there is such a message. */
  amend(amendment: Amendment): boolean {
    const entry = this.#at(amendment.target);
    if (!entry || !isMessage(entry.event)) return false;
    this.#entries[entry.seq - 1] = { ...entry, event: amend(entry.event, amendment) };
    return true;
  }

  /** A preview shows its picture no more. */
  takePicture(id: string): void {
    const entry = this.#at(id);
    if (entry?.event.on === 'previewed') this.#entries[entry.seq - 1] = { ...entry, event: pictureless(entry.event) };
  }

  /** A person is called by his stub from now on. */
  forget(stub: Person): void {
    this.#entries.forEach((entry, nth) => {
      this.#entries[nth] = { ...entry, event: withStub(entry.event, stub) };
    });
    this.state = withStub(this.state, stub);
  }

  /** What he said here that is not deleted. */
  saidBy(person: string): readonly string[] {
    return this.#entries.flatMap(({ id, event }) =>
      isMessage(event) && event.by.id === person && event.deletedAt === undefined ? id : [],
    );
  }

  entries(): readonly Entry[] {
    return this.#entries;
  }

  page(range: Range): Page {
    const { from, to, more } = spanOf(range, this.last);
    return {
      entries: this.#entries.slice(from - 1, Math.max(from - 1, to)).map((entry) => this.#reading(entry)),
      more,
    };
  }

  find(id: string): Entry | null {
    const entry = this.#at(id);
    return entry ? this.#reading(entry) : null;
  }

  #at(id: string): Entry | undefined {
    return this.#entries[(this.#seqs.get(id) ?? 0) - 1];
  }

  /** An `edited` keeps no text of its own: it reads what its target reads now. A preview is gone with its message. */
  #reading(entry: Entry): Entry {
    const { event } = entry;
    if (event.on !== 'edited' && event.on !== 'previewed') return entry;
    const target = this.#at(event.target)?.event;
    const message = target && isMessage(target) ? target : null;
    if (event.on === 'edited') return { ...entry, event: { ...event, text: message?.text ?? '' } };
    return message?.deletedAt === undefined ? entry : { ...entry, event: { ...pictureless(event), text: '' } };
  }
}

function pictureless({ picture: _, ...event }: Previewed): Previewed {
  return event;
}
