import { Call, type Whence } from '../../../hub/call.ts';
import type { Hub } from '../../../hub/hub.ts';
import type { Presence } from '../../../hub/presence.ts';
import type { Outcome } from '../../../protocol/answer.ts';

/** How long a caller stays here after his last request, before the grace time begins. */
export const STAY_MS = 60_000;

/** What a caller listens through; told when a mark has been reached. */
export interface Listening {
  mark(ref: string): Promise<void>;
}

/**
 * A person who speaks by requests, and opens a stream to hear: one session, so that a hundred of them are one coming and one going. He stays while
 * he asks and while he listens; when he listens no more he has gone, when he only asks, some time after the last.
 */
export class Caller {
  readonly token: string;
  readonly #hub: Hub;
  readonly #call: Call;
  readonly #onEnd: () => void;
  readonly #listening = new Set<Listening>();
  #asked = 0;
  #listened = false;
  #staying: (() => void) | null = null;

  private constructor(hub: Hub, call: Call, given: { readonly token: string; readonly onEnd: () => void }) {
    this.#hub = hub;
    this.#call = call;
    this.token = given.token;
    this.#onEnd = given.onEnd;
  }

  /** Says `hello` on a session of its own; the caller is null where that is refused. */
  static async come(
    hub: Hub,
    hello: Readonly<Record<string, unknown>>,
    { whence, onEnd }: { readonly whence: Whence; readonly onEnd: () => void },
  ): Promise<{ readonly outcome: Outcome; readonly caller: Caller | null }> {
    const call = Call.deaf(hub, whence, onEnd);
    const outcome = await call.ask('hello', hello);
    if (!outcome.ok || !('protocol' in outcome.answer)) {
      call.lost();
      return { outcome, caller: null };
    }
    const caller = new Caller(hub, call, { token: outcome.answer.token, onEnd });
    caller.#rest();
    return { outcome, caller };
  }

  get person(): Presence | null {
    return this.#call.person;
  }

  isIn(room: string): boolean {
    const { person } = this;
    return person !== null && this.#hub.rooms.named(room)?.has(person) === true;
  }

  async ask(name: string, payload: unknown): Promise<Outcome> {
    this.#asked += 1;
    this.#staying?.();
    const outcome = await this.#call.ask(name, payload);
    this.#asked -= 1;
    this.#rest();
    return outcome;
  }

  listen(through: Listening): void {
    this.#listening.add(through);
    this.#staying?.();
  }

  listenNoMore(through: Listening): void {
    if (!this.#listening.delete(through)) return;
    this.#listened = true;
    this.#rest();
  }

  /** Every stream of his says `ref` after all that the hub had accepted before (SPEC G1). */
  async mark(ref: string): Promise<void> {
    await Promise.all([...this.#listening].map((stream) => stream.mark(ref)));
  }

  #rest(): void {
    this.#staying?.();
    if (this.#asked > 0 || this.#listening.size > 0) return;
    if (this.#listened) this.#end();
    else this.#staying = this.#hub.clock.after(STAY_MS, () => this.#end());
  }

  #end(): void {
    this.#staying?.();
    this.#onEnd();
    this.#call.lost();
  }
}
