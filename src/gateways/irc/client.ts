import type { Refusal } from '../../core/refusal.ts';
import type { Codec } from '../../hub/ports/gateways.ts';
import type { Session } from '../../hub/session.ts';
import type { Answer, CommandName, Payload } from '../../protocol/commands.ts';
import type { Told } from '../../protocol/told.ts';
import type { Cap } from './caps.ts';
import { Channels } from './channels.ts';
import type { IrcFrame } from './codec.ts';
import { Lag, type Words } from './lag.ts';
import { nickOf, sourceOf } from './names.ts';
import type { Network } from './network.ts';
import { OpenBatches } from './open-batches.ts';
import { Pairs } from './pairs.ts';
import { Registration } from './registration.ts';
import type { Reading } from './told/reading.ts';
import { wordsFor } from './told/words.ts';
import type { Line } from './wire/line.ts';

/** What a client is connected with. */
export interface Wire {
  write(line: Line): void;
  /** Says why, and ends the connection. */
  close(reason: string): void;
}

/** One client, as its commands see it. */
export class Client {
  readonly network: Network;
  readonly session: Session;
  readonly lag: Lag;
  readonly caps = new Set<Cap>();
  #codec: Codec<IrcFrame> | null = null;
  readonly registration = new Registration();
  readonly channels = new Channels();
  readonly batches = new OpenBatches();
  readonly pairs = new Pairs();
  readonly #wire: Wire;
  #heardAt = 0;
  #person: { readonly id: string; readonly nickname: string } | null = null;

  constructor(network: Network, session: Session, wire: Wire) {
    this.network = network;
    this.session = session;
    this.#wire = wire;
    this.lag = new Lag(session, network.hub.clock);
  }

  /** How it hears what is told to many. */
  get codec(): Codec<IrcFrame> {
    this.#codec ??= this.network.codecs.for(this.caps);
    return this.#codec;
  }

  turn(cap: Cap, on: boolean): void {
    if (on) this.caps.add(cap);
    else this.caps.delete(cap);
    this.#codec = null;
  }

  get registered(): boolean {
    return this.#person !== null;
  }

  /** Who this is; before registration nobody. */
  get person(): { readonly id: string; readonly nickname: string } {
    return this.#person ?? { id: '', nickname: '*' };
  }

  /** When something last came from the other side, ms since 1970. */
  get heardAt(): number {
    return this.#heardAt;
  }

  get nick(): string {
    return nickOf(this.person.nickname);
  }

  get source(): string {
    return sourceOf(this.person);
  }

  become(person: { readonly id: string; readonly nickname: string }): void {
    this.#person = person;
  }

  isMe(id: string): boolean {
    return this.#person?.id === id;
  }

  ask<N extends CommandName>(name: N, payload: Payload<N>, words: Words<N>): Promise<void> {
    return this.lag.ask(name, this.network.aliases.resolved(name, payload), words);
  }

  /** The answer, for what is worded bit by bit; null where it is refused. */
  async get<N extends CommandName>(
    name: N,
    payload: Payload<N>,
    no?: (refusal: Refusal) => void,
  ): Promise<Answer<N> | null> {
    let found: Answer<N> | null = null;
    const ok = (answer: Answer<N>) => {
      found = answer;
    };
    await this.ask(name, payload, { ok, ...(no && { no }) });
    return found;
  }

  write(line: Line): void {
    this.#wire.write(line);
  }

  close(reason: string): void {
    this.#wire.close(reason);
  }

  /** Something came from the other side: it was there until now. */
  hear(): void {
    this.#heardAt = this.network.hub.clock.now();
  }

  /** The connection is gone. */
  left(): void {
    this.network.lastHeard.leave(this);
    this.network.monitors.clear(this);
  }

  get #reading(): Reading {
    const { codecs, hub, baseUrl } = this.network;
    return codecs.reading(this.caps, {
      nick: this.person.nickname,
      isIn: (room) => this.channels.get(room) !== null,
      otherIn: (log) => this.pairs.otherIn(log),
      linkTo: ({ id }) => baseUrl() + hub.files.links.to({ id, name: 'x' }, this.person.id),
    });
  }

  /** An event as this client reads it. */
  wordsFor(told: Told): readonly Line[] {
    return wordsFor(told, this.#reading);
  }
}
