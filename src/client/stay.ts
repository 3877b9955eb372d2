import type { Answer } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import { Changes, type Watched } from './changes.ts';
import type { Asked, Failure } from './transport.ts';
import type { Clock } from './world.ts';

/**
 * - `entering`: nothing to show yet.
 * - `in`: stays while the connection is lost, and after the return until the room is entered again.
 * - `out`: put out; `by` is null when a ban met me at the door. Only `comeBack` tries again.
 * - `deleted`: the room is no more.
 * - `refused`: could not enter for another reason.
 */
export type RoomState =
  | { readonly is: 'entering' }
  | { readonly is: 'in' }
  | {
      readonly is: 'out';
      readonly by: WireEntry['by'] | null;
      readonly reason: string;
      readonly banned: boolean;
      readonly until: number | null;
    }
  | { readonly is: 'deleted'; readonly by: WireEntry['by']; readonly reason: string }
  | { readonly is: 'refused'; readonly error: Failure };

interface StayPorts {
  readonly clock: Clock;
  readonly join: () => Promise<Asked<'join'>>;
  /** In; what is shown has to be loaded before the state says so. */
  readonly onEntered: (view: Answer<'join'>) => Promise<void>;
}

/** My being in a room: in, not yet, or out. */
export class Stay implements Watched {
  readonly #changes = new Changes();
  readonly #ports: StayPorts;
  #state: RoomState = { is: 'entering' };
  #settled = false;
  #turn = 0;

  constructor(ports: StayPorts) {
    this.#ports = ports;
  }

  subscribe = this.#changes.subscribe;

  get state(): RoomState {
    return this.#state;
  }

  /** Whether the server has said since the last return that I am in, or that I am not. */
  get isSettled(): boolean {
    return this.#settled;
  }

  /** What is kept of the room is shown until the server says whether I am in. */
  recall(): void {
    if (this.#state.is !== 'entering') return;
    this.#state = { is: 'in' };
    this.#changes.tell();
  }

  /** The connection is here, for the first time or again. Who was put out stays outside. */
  come(): void {
    if (this.#state.is !== 'out' && this.#state.is !== 'deleted') void this.#enter();
  }

  comeBack(): void {
    if (this.#state.is !== 'out' && this.#state.is !== 'refused') return;
    this.#state = { is: 'entering' };
    void this.#enter();
  }

  putOut(out: {
    readonly by: WireEntry['by'] | null;
    readonly reason: string;
    readonly banned: boolean;
    readonly until: number | null;
  }): void {
    this.#turn += 1;
    this.#settle({ is: 'out', ...out });
  }

  delete(deleted: { readonly by: WireEntry['by']; readonly reason: string }): void {
    this.#turn += 1;
    this.#settle({ is: 'deleted', ...deleted });
  }

  async #enter(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#settled = false;
    this.#changes.tell();
    const asked = await this.#ports.join();
    if (turn !== this.#turn) return;
    if (asked.ok) await this.#entered(asked, turn);
    else this.#refused(asked.error);
  }

  async #entered(view: Answer<'join'>, turn: number): Promise<void> {
    await this.#ports.onEntered(view);
    if (turn === this.#turn) this.#settle({ is: 'in' });
  }

  /** What was lost is tried again when the connection returns. */
  #refused(error: Failure): void {
    if (error.code === 'too_fast') this.#ports.clock.after(error.retryAfterMs, () => this.come());
    else if (error.code === 'banned')
      this.putOut({ by: null, reason: error.reason, banned: true, until: error.until ?? null });
    else if (error.code !== 'lost') this.#settle({ is: 'refused', error });
  }

  #settle(state: RoomState): void {
    this.#settled = true;
    this.#state = state;
    this.#changes.tell();
  }
}
