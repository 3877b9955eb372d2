import type { Answer } from '../protocol/commands.ts';
import type { Told } from '../protocol/told.ts';
import { Changes, type Watched } from './changes.ts';

/** Somebody who is in the room. */
export type Here = Answer<'who'>['people'][number];

/** Who is in a room now: me first, the others as the language sorts them. */
export class People implements Watched {
  readonly #changes = new Changes();
  readonly #room: string;
  readonly #me: () => string | null;
  #language = 'ko';
  #byId = new Map<string, Here>();
  #sorted: readonly Here[] | null = null;
  #count = 0;

  constructor({ room, me }: { room: string; me: () => string | null }) {
    this.#room = room;
    this.#me = me;
  }

  subscribe = this.#changes.subscribe;

  /** Of many the server names the first 200; `count` says how many there are. */
  get all(): readonly Here[] {
    this.#sorted ??= this.#sort();
    return this.#sorted;
  }

  get count(): number {
    return this.#count;
  }

  withId(id: string): Here | null {
    return this.#byId.get(id) ?? null;
  }

  sortFor(language: string): void {
    this.#language = language;
    this.#changed();
  }

  /** As the server says it is now. */
  become(people: readonly Here[], count: number): void {
    this.#byId = new Map(people.map((person) => [person.id, person]));
    this.#count = count;
    this.#changed();
  }

  told(told: Told): void {
    switch (told.on) {
      case 'joined':
        if (told.room === this.#room) this.#add(told.who, told.count);
        break;
      case 'left':
        if (told.room === this.#room) this.#drop(told.who.id, told.count);
        break;
      case 'crowd':
        if (told.room === this.#room) this.become(told.people ?? this.all, told.count);
        break;
      case 'kicked':
      case 'banned':
        if (told.room === this.#room && this.#byId.has(told.who.id)) this.#drop(told.who.id, this.#count - 1);
        break;
      case 'role-changed':
        if (told.room === this.#room) this.#appoint(told.who.id, told.role === 'moderator');
        break;
      case 'away':
        this.#turn(told);
        break;
      case 'standing':
        if (this.#byId.has(told.who.id)) this.#add(told.who, this.#count);
        break;
      case 'renamed':
      case 'claimed':
        this.#become(told.who);
    }
  }

  #add(who: Here, count: number): void {
    this.#byId.set(who.id, who);
    this.#count = count;
    this.#changed();
  }

  #drop(id: string, count: number): void {
    this.#byId.delete(id);
    this.#count = count;
    this.#changed();
  }

  #appoint(id: string, moderator: boolean): void {
    const known = this.#byId.get(id);
    if (!known) return;
    const { moderator: _, ...rest } = known;
    this.#byId.set(id, moderator ? { ...rest, moderator } : rest);
    this.#changed();
  }

  /** He went away, or is back. */
  #turn({ who, text: away, busy, until }: Extract<Told, { on: 'away' }>): void {
    const known = this.#byId.get(who.id);
    if (known) this.#byId.set(who.id, { ...known, away, busy, until } as Here);
    this.#changed();
  }

  #become(who: Here): void {
    const known = this.#byId.get(who.id);
    if (!known) return;
    this.#byId.set(who.id, { ...known, ...who });
    this.#changed();
  }

  #sort(): readonly Here[] {
    const { compare } = new Intl.Collator(this.#language);
    const me = this.#me();
    const others = [...this.#byId.values()].filter(({ id }) => id !== me);
    const mine = this.#byId.get(me ?? '');
    const sorted = others.sort((a, b) => compare(a.nickname, b.nickname));
    return mine ? [mine, ...sorted] : sorted;
  }

  #changed(): void {
    this.#sorted = null;
    this.#changes.tell();
  }
}
