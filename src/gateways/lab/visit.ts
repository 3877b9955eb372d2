import type { Clock } from '../../hub/ports/world.ts';
import type { LabEvent, LabWay } from '../../protocol/lab.ts';
import { Line } from './line.ts';

/** Connections of one way at a time: the one that is used, and one that is not gone yet. */
const MOST_LINES = 2;

/** Why a ticket ends: it was open for long, its reader does not read, or the server stops. */
export type Ending = Extract<LabEvent, { on: 'end' }>['reason'];

/** A visitor of the lab with the connections that he opened by his ticket, and with nobody else's. */
export class Visit {
  readonly ticket: string;
  readonly #clock: Clock;
  readonly #began: number;
  readonly #lines = new Set<Line>();
  readonly #cut = new Set<LabWay>();
  #count = 0;
  #tell: ((event: LabEvent) => void) | null = null;

  constructor(given: { readonly ticket: string; readonly clock: Clock }) {
    this.ticket = given.ticket;
    this.#clock = given.clock;
    this.#began = given.clock.steady();
  }

  get watched(): boolean {
    return this.#tell !== null;
  }

  watch(tell: (event: LabEvent) => void): void {
    this.#tell = tell;
  }

  tell(event: LabEvent): void {
    this.#tell?.(event);
  }

  /** Whether the visitor has pulled this plug: then whatever he opens is closed again. */
  isCut(way: LabWay): boolean {
    return this.#cut.has(way);
  }

  /** Closes his connections of this way without a word, and keeps it closed until `mend`. */
  cut(way: LabWay): void {
    this.#cut.add(way);
    for (const line of this.#lines) if (line.way === way) line.cut();
  }

  mend(way: LabWay): void {
    this.#cut.delete(way);
  }

  /** Numbers a connection that begins; null where there are too many already or nobody watches. */
  begin(way: LabWay): Line | null {
    if (!this.watched || this.#of(way).length >= MOST_LINES) return null;
    this.#count += 1;
    const line = new Line({ way, number: this.#count, now: () => this.#now(), tell: (event) => this.tell(event) });
    this.#lines.add(line);
    line.onEnd(() => this.#lines.delete(line));
    return line;
  }

  /** The newest open connection of this way. */
  line(way: LabWay): Line | null {
    return this.#of(way).at(-1) ?? null;
  }

  /** Lets go of everything. What the visitor still has open is closed. */
  end(): void {
    this.#tell = null;
    for (const line of this.#lines) line.cut();
  }

  #of(way: LabWay): readonly Line[] {
    return [...this.#lines].filter((line) => line.way === way);
  }

  /** A hundredth of a millisecond is as much as anybody can make use of. */
  #now(): number {
    return Math.round((this.#clock.steady() - this.#began) * 100) / 100;
  }
}
