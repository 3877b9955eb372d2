import { ENDING } from '../core/doors.ts';
import { decideEnd } from '../core/room.ts';
import type { Clock } from './ports/world.ts';
import type { Room } from './room.ts';

/** It is looked again after so many ms at most: a clock may jump, and a timer has a longest time. */
const MOST_MS = 3_600_000;

/** What could not be kept is tried again after so many ms. */
const AGAIN_MS = 10_000;

/** Rooms that are to end at a moment, each with what is waited for now (SPEC R23). The moment itself is kept with the room. */
export class Endings {
  readonly #clock: Clock;
  readonly #waits = new Map<string, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** To be called whenever it may have changed when that room ends. */
  look(room: Room): void {
    this.forget(room);
    const { archived, ends } = room.doors;
    if (archived || ends === 0) return;
    const now = this.#clock.now();
    if (now >= ends) this.#end(room);
    else this.#await(room, ends, now);
  }

  /** It is no more. */
  forget({ log }: Pick<Room, 'log'>): void {
    this.#waits.get(log)?.();
    this.#waits.delete(log);
  }

  #await(room: Room, ends: number, now: number): void {
    const warned = ends - ENDING.warnedMs;
    const isBefore = now < warned;
    this.#wait(room, Math.min(MOST_MS, (isBefore ? warned : ends) - now), () => {
      if (isBefore && this.#clock.now() >= warned) this.#warn(room);
      this.look(room);
    });
  }

  #wait({ log }: Room, ms: number, run: () => void): void {
    this.#waits.set(log, this.#clock.after(ms, run));
  }

  #warn(room: Room): void {
    const { endsBy } = room.mailbox.state;
    const { ends } = room.doors;
    if (endsBy && this.#clock.now() < ends) room.tell({ on: 'ending', room: room.name, ends, by: endsBy });
  }

  /** Nobody asks for it; it is kept like what somebody does. */
  #end(room: Room): void {
    room.mailbox.put({
      ...{ by: room.mailbox.state.endsBy?.id ?? '', key: null, asking: null, about: null },
      decide: (state, { at }) => decideEnd(state, at),
      settle: (settled) => {
        if (!settled.ok && settled.refusal.code === 'not_kept') this.#wait(room, AGAIN_MS, () => this.look(room));
      },
    });
  }
}
