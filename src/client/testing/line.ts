import type { CommandName, Payload } from '../../protocol/commands.ts';
import type { Language } from '../../protocol/sentences.ts';
import type { Told } from '../../protocol/told.ts';
import { type Asked, type Ear, LOST, type Transport } from '../transport.ts';
import type { House, Person } from './house.ts';

/** A connection whose two directions move one packet at a time, and which can break at any moment. */
export class Line implements Transport {
  readonly #house: House;
  #ear: Ear | null = null;
  person: Person | null = null;
  /** Null while it is down. */
  #up: (() => void)[] | null = null;
  #down: (() => void)[] = [];
  readonly #asked = new Set<(asked: Asked) => void>();
  opened = 0;
  /** In which it was opened last. */
  language: Language | null = null;
  /** While false, opening fails. */
  works = true;
  #opening = false;

  constructor(house: House) {
    this.#house = house;
  }

  listen(ear: Ear): void {
    this.#ear = ear;
  }

  open(language: Language): void {
    this.language = language;
    this.opened += 1;
    this.#opening = true;
  }

  close(): void {
    this.#cut();
  }

  get isOpen(): boolean {
    return this.#up !== null;
  }

  ask<N extends CommandName>(name: N, payload: Payload<N>): Promise<Asked<N>> {
    if (!this.#up) return Promise.resolve(LOST);
    const sent = structuredClone(payload);
    return new Promise((resolve) => {
      const done = resolve as (asked: Asked) => void;
      this.#asked.add(done);
      this.#up?.push(() => {
        const asked = this.#house.answer(this, name, sent as Payload<CommandName>);
        this.#down.push(() => this.#asked.delete(done) && done(asked));
      });
    });
  }

  tell(told: Told): void {
    if (this.#up) this.#down.push(() => this.#ear?.onTold(structuredClone(told)));
  }

  /** The connection stands, or could not be made. */
  connect(): void {
    if (!this.#opening) return;
    this.#opening = false;
    if (this.works) this.#up = [];
    if (this.works) this.#ear?.onOpen();
    else this.#ear?.onLost('refused');
  }

  /** One packet arrives at the house. False when none was under way. */
  moveUp(): boolean {
    const packet = this.#up?.shift();
    packet?.();
    return packet !== undefined;
  }

  /** One packet arrives at the client. */
  moveDown(): boolean {
    const packet = this.#down.shift();
    packet?.();
    return packet !== undefined;
  }

  /** Everything that is under way in either direction is gone. */
  break(): void {
    if (!this.#up) return;
    this.#cut();
    this.#ear?.onLost('transport close');
  }

  #cut(): void {
    this.#up = null;
    this.#down = [];
    this.person = null;
    for (const done of this.#asked) done(LOST);
    this.#asked.clear();
  }
}
