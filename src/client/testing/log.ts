import { amend } from '../../core/amend.ts';
import type { Amendment } from '../../core/entry.ts';
import type { Answer, Payload } from '../../protocol/commands.ts';
import type { WireEntry } from '../../protocol/events.ts';

type New<E extends WireEntry = WireEntry> = E extends WireEntry ? Omit<E, 'log' | 'seq' | 'id' | 'at'> : never;
export type NewEntry = New;

/** A log as a server keeps it: told as it happened, read as it reads now. */
export class TestLog {
  readonly log: string;
  readonly told: WireEntry[] = [];
  #entries: WireEntry[] = [];

  constructor(log: string) {
    this.log = log;
  }

  get last(): number {
    return this.told.length;
  }

  get at(): number {
    return this.told.at(-1)?.at ?? 0;
  }

  get entries(): readonly WireEntry[] {
    return this.#entries;
  }

  find(id: string): WireEntry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  add(event: NewEntry, at: number): WireEntry {
    const seq = this.last + 1;
    const entry: WireEntry = { ...event, log: this.log, seq, id: `${this.log}/${seq}`, at: Math.max(at, this.at) };
    this.told.push(entry);
    this.#entries.push(entry);
    if (entry.on === 'edited') this.#amend({ target: entry.target, text: entry.text, editedAt: entry.at });
    if (entry.on === 'deleted') this.#amend({ target: entry.target, deletedAt: entry.at });
    return entry;
  }

  page({ before, after, limit = 50 }: Omit<Payload<'history'>, 'log'>): Answer<'history'> {
    if (after !== undefined) {
      const entries = this.#entries.filter(({ seq }) => seq > after).slice(0, limit);
      return { entries, more: after + entries.length < this.last };
    }
    const entries = this.#entries.filter(({ seq }) => seq < (before ?? this.last + 1)).slice(-limit);
    return { entries, more: (entries[0]?.seq ?? 1) > 1 };
  }

  #amend(amendment: Amendment): void {
    this.#entries = this.#entries.map((entry) => {
      const isTarget = entry.id === amendment.target && (entry.on === 'said' || entry.on === 'whispered');
      return isTarget ? amend(entry, amendment) : entry;
    });
  }
}
