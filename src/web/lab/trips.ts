import type { LabWay } from '../../protocol/lab.ts';
import type { Signal } from './signal.ts';

/** One message, from the moment at which the server read it. Moments are ms of the visit. */
export interface Trip {
  readonly number: number;
  readonly way: LabWay;
  readonly ref: string;
  readonly text: string;
  readonly askedAt: number;
  readonly answeredAt: number | null;
  /** Why the server refused it. */
  readonly refused: string | null;
  /** The id that the server gave it. */
  readonly id: string | null;
  /** When the server wrote it to each of the three. */
  readonly arrivedAt: Readonly<Partial<Record<LabWay, number>>>;
}

const MOST = 12;
const MOST_ARRIVALS = 60;

/** Follows messages through the three connections by what was seen of them there. */
export class Trips {
  #count = 0;
  #trips: readonly Trip[] = [];
  /** By id; a message may arrive before it is answered. */
  readonly #arrived = new Map<string, Partial<Record<LabWay, number>>>();

  /** The newest first. */
  get all(): readonly Trip[] {
    return this.#trips;
  }

  see(signal: Signal, way: LabWay, at: number): void {
    if (signal.is === 'asked') this.#ask(signal, way, at);
    else if (signal.is === 'arrived') this.#arrive(signal.id, way, at);
    else if (signal.is === 'answered') this.#answer(signal, way, at);
    else this.#refuse(signal, way, at);
  }

  #ask({ ref, text }: Extract<Signal, { is: 'asked' }>, way: LabWay, askedAt: number): void {
    this.#count += 1;
    const trip = {
      number: this.#count,
      way,
      ref,
      text,
      askedAt,
      answeredAt: null,
      refused: null,
      id: null,
      arrivedAt: {},
    };
    this.#trips = [trip, ...this.#trips].slice(0, MOST);
  }

  #answer({ ref, id }: Extract<Signal, { is: 'answered' }>, way: LabWay, at: number): void {
    const open = this.#trips.find((trip) => trip.way === way && trip.ref === ref && trip.id === null);
    if (!open) return;
    const answered = { ...open, id, answeredAt: at, arrivedAt: this.#arrived.get(id) ?? {} };
    this.#trips = this.#trips.map((trip) => (trip === open ? answered : trip));
  }

  #refuse({ ref, message }: Extract<Signal, { is: 'refused' }>, way: LabWay, answeredAt: number): void {
    this.#trips = this.#trips.map((trip) =>
      trip.way === way && trip.ref === ref ? { ...trip, answeredAt, refused: message } : trip,
    );
  }

  #arrive(id: string, way: LabWay, at: number): void {
    // What is shown again after a return arrived when it came first.
    const arrivedAt = { [way]: at, ...this.#arrived.get(id) };
    this.#arrived.delete(id);
    this.#arrived.set(id, arrivedAt);
    const [oldest = ''] = this.#arrived.keys();
    if (this.#arrived.size > MOST_ARRIVALS) this.#arrived.delete(oldest);
    this.#trips = this.#trips.map((trip) => (trip.id === id ? { ...trip, arrivedAt } : trip));
  }
}
