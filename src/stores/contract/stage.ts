import type { Amendment, Entry, KeptEvent, Person } from '../../core/entry.ts';
import { twoOf } from '../../core/pair.ts';
import type { Draft, Page, Range } from '../../hub/ports/logs.ts';
import type { Store } from '../../hub/ports/store.ts';

/** A store under test that outlives its process: `reopen` closes it and opens what was kept. */
export interface Durable {
  readonly store: Store;
  reopen(): Promise<Store>;
}

let count = 0;

/** A new name, so that tests can share one store. */
export function fresh(what = 'x'): string {
  count += 1;
  return `${what}-${String(count).padStart(6, '0')}`;
}

export function someone(nickname = '홍길동'): Person {
  return { id: fresh('person'), nickname };
}

export interface Wish {
  readonly id?: string;
  readonly at?: number;
  readonly key?: string | null;
}

export function draft(event: KeptEvent, wish: Wish = {}, amendment: Amendment | null = null): Draft {
  return { id: wish.id ?? fresh('id'), at: wish.at ?? 1_000, key: wish.key ?? null, event, amendment };
}

export function say(by: Person, text: string, wish: Wish = {}): Draft {
  return draft({ on: 'said', room: '#부엌', by, text }, wish);
}

export function whisper(by: Person, to: Person, text: string, wish: Wish = {}): Draft {
  return draft({ on: 'whispered', by, to, text }, wish);
}

export function edit(by: Person, target: string, text: string, wish: Wish = {}): Draft {
  return draft({ on: 'edited', by, target, text }, wish, { target, text, editedAt: wish.at ?? 1_000 });
}

export function erase(by: Person, target: string, wish: Wish = {}): Draft {
  return draft({ on: 'deleted', by, target }, wish, { target, deletedAt: wish.at ?? 1_000 });
}

export function react(
  by: Person,
  target: string,
  emoji: string,
  wish: Wish & { readonly withdrawn?: true } = {},
): Draft {
  const { withdrawn } = wish;
  const event = { on: 'reacted', by, target, emoji, ...(withdrawn && { withdrawn }) } as const;
  return draft(event, wish, { target, reaction: { emoji, by, withdrawn: withdrawn === true } });
}

/** A store with short ways to say what most tests say. */
export class Stage {
  readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  async room(): Promise<string> {
    return (await this.store.logs.open({ room: fresh('#room') }, fresh('log'))).log;
  }

  async pair(a: Person, b: Person): Promise<string> {
    return (await this.store.logs.open({ pair: twoOf(a.id, b.id) }, fresh('log'))).log;
  }

  async put(person: Person): Promise<void> {
    await this.store.people.put({ ...person, owner: false, since: 1 });
  }

  /** A room with so many entries, `1`, `2`, `3` ... */
  async filled(entries: number): Promise<string> {
    const [log, by] = [await this.room(), someone()];
    await this.store.logs.append(
      log,
      Array.from({ length: entries }, (_, i) => say(by, `${i + 1}`)),
      null,
    );
    return log;
  }

  page(log: string, range: Range): Promise<Page> {
    return this.store.logs.page(log, range);
  }

  async all(log: string): Promise<readonly Entry[]> {
    return (await this.page(log, { after: 0, limit: 100_000 })).entries;
  }

  /** Of one entry: each sign, and the ids of who gave it. */
  async reactions(id: string): Promise<readonly (readonly [string, readonly string[]])[]> {
    const [entry] = await this.store.logs.find([id]);
    const { reactions = [] } = entry && 'reactions' in entry.event ? entry.event : {};
    return reactions.map(({ emoji, by }) => [emoji, by.map((person) => person.id)] as const);
  }

  async texts(log: string): Promise<readonly (string | null)[]> {
    return (await this.all(log)).map(({ event }) => ('text' in event ? event.text : null));
  }
}

export function seqs(of: readonly { readonly seq: number }[]): readonly number[] {
  return of.map(({ seq }) => seq);
}

/** first, first + 1 ... last */
export function rising(last: number, first = 1): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
