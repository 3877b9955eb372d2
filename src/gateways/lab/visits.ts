import { blockOf } from '../../core/address.ts';
import type { Hub } from '../../hub/hub.ts';
import type { Origin } from '../../hub/ports/gateways.ts';
import { LAB_WAYS, type LabEvent, type LabWay } from '../../protocol/lab.ts';
import type { Language } from '../../protocol/sentences.ts';
import { type Ending, Visit } from './visit.ts';

/** Visitors at once: in all, and of one address. A class may sit behind one address. */
const MOST = 64;
const MOST_OF_ONE = 32;

/** How long a ticket waits for its stream, and how long it lasts then, in ms. */
const UNWATCHED_MS = 10_000;
const LASTS_MS = 3_600_000;

const ROOMS: Readonly<Record<Language, string>> = { ko: '#실험실', en: '#lab' };
const NICKNAMES: Readonly<Record<LabWay, string>> = { tcp: 'TCP', websocket: 'WebSocket', socketio: 'SocketIO' };

interface Place {
  readonly visit: Visit;
  readonly block: string | null;
  readonly number: number;
  readonly language: Language;
  callOff(): void;
}

/** Who is in the lab. Each has a room of his own, out of so few that they never fill the server with rooms. */
export class Visits {
  readonly #hub: Hub;
  readonly #places = new Map<string, Place>();
  /** Rooms that are free, the longest free first: its last visitor's nicknames are then free as well. */
  readonly #free = Array.from({ length: MOST }, (_, index) => index + 1);

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** A ticket for somebody from there; null where there are too many. */
  begin({ address }: Origin, language: Language): Visit | null {
    const block = address === null ? null : blockOf(address);
    const near = [...this.#places.values()].filter((place) => block !== null && place.block === block);
    const number = near.length < MOST_OF_ONE && !this.#hub.stopping ? this.#free.shift() : undefined;
    if (number === undefined) return null;
    const visit = new Visit({ ticket: this.#hub.chance.secret(), clock: this.#hub.clock });
    const callOff = this.#hub.clock.after(UNWATCHED_MS, () => this.end(visit, 'late'));
    this.#places.set(visit.ticket, { visit, block, number, language, callOff });
    return visit;
  }

  get(ticket: string): Visit | null {
    return this.#places.get(ticket)?.visit ?? null;
  }

  /** Somebody watches: from now on the ticket opens connections, and it lasts as long as he does, or an hour. */
  watch(visit: Visit, tell: (event: LabEvent) => void): void {
    const place = this.#places.get(visit.ticket);
    if (!place) return;
    place.callOff();
    const callOff = this.#hub.clock.after(LASTS_MS, () => this.end(visit, 'late'));
    this.#places.set(visit.ticket, { ...place, callOff });
    visit.watch(tell);
    visit.tell({ on: 'welcome', ...nameIn(place) });
  }

  end(visit: Visit, reason: Ending): void {
    const place = this.#places.get(visit.ticket);
    if (!place) return;
    this.#places.delete(visit.ticket);
    this.#free.push(place.number);
    place.callOff();
    visit.tell({ on: 'end', reason });
    visit.end();
  }

  stop(): void {
    for (const { visit } of [...this.#places.values()]) this.end(visit, 'stopping');
  }
}

function nameIn({ number, language }: Place): { room: string; nicknames: Record<LabWay, string> } {
  const named = LAB_WAYS.map((way) => [way, `${NICKNAMES[way]}-${number}`] as const);
  return { room: `${ROOMS[language]}-${number}`, nicknames: Object.fromEntries(named) as Record<LabWay, string> };
}
