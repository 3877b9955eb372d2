import { PUSH } from '../../core/limits.ts';
import type { QuietTime } from '../../core/quiet.ts';
import type { Language } from '../../protocol/sentences.ts';
import type { PushAddress } from '../ports/pusher.ts';
import type { NoteStore } from '../ports/store.ts';
import type { Report } from '../ports/world.ts';
import { Turns } from '../turns.ts';

/** A browser that calls somebody while no page of his is open, and how he wants that. */
export interface Device extends PushAddress {
  /** The login by which he asked for it, as a digest: it ends with that. */
  readonly login: string;
  readonly language: Language;
  readonly words: readonly string[];
  readonly quiet?: QuietTime & { readonly zone: string };
  /** Nothing is told of what was said. */
  readonly discreet?: true;
  /** The address of the page, where that is one of https. */
  readonly page?: string;
}

/** Who is called, where: in rooms that he did not leave himself, and was not put out of. */
export interface Subscriber {
  readonly person: string;
  /** Their logs, the one that he entered last at the end. */
  readonly rooms: readonly string[];
  /** He left as one who is not to be disturbed, until then (ms since 1970), or until he comes. */
  readonly busyUntil?: number;
  /** The one that was set up last at the end. */
  readonly devices: readonly Device[];
}

const NOTE = 'push ';

/** Who is called where no page is open (SPEC S20). It holds at once, and is kept in the order in which it came. */
export class Subscriptions {
  readonly #notes: NoteStore;
  readonly #report: Report;
  readonly #saving = new Turns();
  readonly #byPerson = new Map<string, Subscriber>();
  readonly #byRoom = new Map<string, Set<string>>();
  readonly #byEndpoint = new Map<string, string>();

  constructor(notes: NoteStore, report: Report) {
    this.#notes = notes;
    this.#report = report;
  }

  /** Reads who there is, but those who are nobody any more. */
  async load(isSomebody: (person: string) => boolean): Promise<void> {
    for (const { name, text } of await this.#notes.under(NOTE)) {
      const subscriber: Subscriber = JSON.parse(text);
      if (isSomebody(subscriber.person)) this.#put(subscriber);
      else await this.#notes.drop(name);
    }
  }

  get none(): boolean {
    return this.#byPerson.size === 0;
  }

  of(person: string): Subscriber | null {
    return this.#byPerson.get(person) ?? null;
  }

  *inRoom(log: string): Iterable<Subscriber> {
    for (const person of this.#byRoom.get(log) ?? []) {
      const subscriber = this.of(person);
      if (subscriber) yield subscriber;
    }
  }

  /** Whose browser that is by now; null where it is nobody's. */
  ownerOf(endpoint: string): string | null {
    return this.#byEndpoint.get(endpoint) ?? null;
  }

  /**
   * One more browser of somebody's, or the same with other wishes: the one that was set up longest ago makes room. `rooms` are those
   * in which he is. Rejects, and changes nothing, where it can't be kept.
   */
  async add(person: string, device: Device, rooms: readonly string[]): Promise<void> {
    const before = this.of(person);
    const devices = [...without(before, device.endpoint), device].slice(-PUSH.devices);
    this.#put({ person, rooms: together(before?.rooms ?? [], rooms), devices });
    try {
      await this.#save(person);
    } catch (problem) {
      if (before) this.#put(before);
      else this.#remove(person);
      throw problem;
    }
  }

  /** One browser less; resolves when that is kept. */
  async drop(person: string, endpoint: string): Promise<void> {
    const before = this.of(person);
    if (!before) return;
    const devices = without(before, endpoint);
    if (devices.length > 0) this.#put({ ...before, devices });
    else this.#remove(person);
    await this.#save(person);
  }

  /** These logins are over, and so are the browsers that were set up by them. */
  endLogins(person: string, digests: readonly string[]): void {
    const over = this.of(person)?.devices.filter(({ login }) => digests.includes(login)) ?? [];
    for (const { endpoint } of over) this.#heed(this.drop(person, endpoint));
  }

  /** Nothing of him is left. Rejects where that can't be kept. */
  async forget(person: string): Promise<void> {
    if (!this.of(person)) return;
    this.#remove(person);
    await this.#save(person);
  }

  entered(person: string, log: string): void {
    const before = this.of(person);
    if (!before || before.rooms.includes(log)) return;
    this.#change({ ...before, rooms: together(before.rooms, [log]) });
  }

  /** He is out, and not only away. */
  left(person: string, log: string): void {
    const before = this.of(person);
    if (before?.rooms.includes(log)) this.#change({ ...before, rooms: before.rooms.filter((one) => one !== log) });
  }

  /** Until when he is not to be disturbed; undefined for not at all. */
  busy(person: string, until: number | undefined): void {
    const before = this.of(person);
    if (!before || before.busyUntil === until) return;
    const { busyUntil: _, ...rest } = before;
    this.#change({ ...rest, ...(until !== undefined && { busyUntil: until }) });
  }

  #change(subscriber: Subscriber): void {
    this.#put(subscriber);
    this.#heed(this.#save(subscriber.person));
  }

  /** What nobody waits for. */
  #heed(saving: Promise<void>): void {
    saving.catch((problem: unknown) =>
      this.#report('warn', 'where somebody is called could not be kept', { problem: String(problem) }),
    );
  }

  #put(subscriber: Subscriber): void {
    const { person, rooms, devices } = subscriber;
    this.#remove(person);
    this.#byPerson.set(person, subscriber);
    for (const { endpoint } of devices) this.#byEndpoint.set(endpoint, person);
    for (const log of rooms) this.#byRoom.set(log, (this.#byRoom.get(log) ?? new Set()).add(person));
  }

  #remove(person: string): void {
    const { rooms = [], devices = [] } = this.of(person) ?? {};
    this.#byPerson.delete(person);
    for (const { endpoint } of devices) this.#byEndpoint.delete(endpoint);
    for (const log of rooms) {
      const here = this.#byRoom.get(log);
      here?.delete(person);
      if (here?.size === 0) this.#byRoom.delete(log);
    }
  }

  /** As he is when his turn comes. */
  #save(person: string): Promise<void> {
    return this.#saving.take(person, () => {
      const now = this.of(person);
      return now ? this.#notes.put(NOTE + person, JSON.stringify(now)) : this.#notes.drop(NOTE + person);
    });
  }
}

function without(subscriber: Subscriber | null, endpoint: string): readonly Device[] {
  return subscriber?.devices.filter((device) => device.endpoint !== endpoint) ?? [];
}

function together(rooms: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...rooms, ...more])].slice(-PUSH.rooms);
}
