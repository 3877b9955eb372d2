import { roomKey } from '../../core/room-name.ts';

/** A room as this client has it open. */
export interface Channel {
  readonly name: string;
  readonly log: string;
}

/** The rooms that the client has been told it is in. */
export class Channels {
  readonly #byKey = new Map<string, Channel>();

  get(name: string): Channel | null {
    return this.#byKey.get(roomKey(name)) ?? null;
  }

  open(channel: Channel): void {
    this.#byKey.set(roomKey(channel.name), channel);
  }

  close(name: string): void {
    this.#byKey.delete(roomKey(name));
  }

  all(): readonly Channel[] {
    return [...this.#byKey.values()];
  }
}
