import type { Connection } from './connection.ts';
import type { Clock } from './world.ts';

interface AttendingPorts {
  readonly clock: Clock;
  readonly connection: Pick<Connection, 'ask' | 'state' | 'me' | 'subscribe'>;
  /** What the others read of who is away. */
  readonly text: () => string;
}

/** A page that is hidden for a moment is not left; one that is not looked at for so long is. In ms. */
export const LEFT = { atOnce: 5_000, after: 5 * 60_000 } as const;

/** Tells whether anybody is at this page (UX 71, SPEC S14): not until nobody was for a while, and then once. */
export class Attending {
  readonly #ports: AttendingPorts;
  #left = false;
  /** What was told over this connection; null for nothing. */
  #told: boolean | null = null;
  #calm: () => void = () => {};

  constructor(ports: AttendingPorts) {
    this.#ports = ports;
    ports.connection.subscribe(() => this.#heed());
  }

  /** Whether the page is before somebody's eyes now. */
  see(visible: boolean): void {
    this.#calm();
    if (visible) this.#turn(false);
    else this.#calm = this.#ports.clock.after(LEFT.atOnce + LEFT.after, () => this.#turn(true));
  }

  #turn(left: boolean): void {
    this.#left = left;
    this.#tell();
  }

  /** A new connection knows nothing of it. */
  #heed(): void {
    if (this.#ports.connection.state.is === 'here') this.#tell();
    else this.#told = null;
  }

  /** Who is there need not say so, unless it was thought that he is not. */
  #tell(): void {
    const { connection, text } = this.#ports;
    const attended = !this.#left;
    const isKnown = this.#told === attended || (this.#told === null && attended && connection.me?.away === undefined);
    if (connection.state.is !== 'here' || isKnown) return;
    this.#told = attended;
    void connection.ask('away', attended ? { attended } : { attended, text: text() });
  }
}
