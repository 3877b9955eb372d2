import type { CommandName, Payload } from '../protocol/commands.ts';
import { otherIn } from './direct-name.ts';
import type { Hearing } from './hearing.ts';
import type { Asked, Transport } from './transport.ts';
import type { Clock } from './world.ts';

interface AheadPorts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly hearing: Hearing;
}

/**
 * The room that is entered in one breath with the greeting, before anybody has opened it: commands are done in their
 * order (SPEC G1), so `join` need not wait for the answer to `hello`. What is told is held back until somebody takes
 * its answer: he could not know where it belongs.
 */
export class Ahead {
  readonly #ports: AheadPorts;
  #wanted: string | null = null;
  #entered: { readonly room: string; readonly asked: Promise<Asked<'join'>> } | null = null;

  constructor(ports: AheadPorts) {
    this.#ports = ports;
  }

  /** To be entered with the next greeting; what is no room is passed over. */
  want(room: string | null): void {
    this.#wanted = room !== null && otherIn(room) === null ? room : null;
  }

  /** The greeting has just been said. */
  enter(): void {
    const room = this.#wanted;
    if (room === null) return;
    const { hearing, transport } = this.#ports;
    this.#wanted = null;
    hearing.hold();
    this.#entered = { room, asked: transport.ask('join', { room }) };
  }

  /** Nothing came of the greeting, or the line is gone. */
  drop(): void {
    this.#wanted = null;
    this.#entered = null;
    this.#ports.hearing.letGo();
  }

  /** Asks; who asks first, and to join that room, is answered by what was asked ahead. */
  ask<N extends CommandName>(name: N, payload: Payload<N>): Promise<Asked<N>> {
    const { transport, clock, hearing } = this.#ports;
    const entered = this.#entered;
    if (!entered) return transport.ask(name, payload);
    this.#entered = null;
    const isThat = name === 'join' && (payload as Payload<'join'>).room === entered.room;
    const asked = isThat ? (entered.asked as Promise<Asked<N>>) : transport.ask(name, payload);
    // Not before whoever asked has taken the answer in.
    void asked.then(() => clock.after(0, () => hearing.letGo()));
    return asked;
  }
}
