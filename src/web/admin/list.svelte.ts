import type { Asked, Failure } from '../../client/index.ts';
import type { CommandName, Payload } from '../../protocol/commands.ts';
import type { Desk } from './desk.svelte.ts';

type Answered<N extends CommandName> = Extract<Asked<N>, { ok: true }>;

/** What one panel shows: the last answer to one question, and why something was refused. */
export class Shown<N extends CommandName> {
  answer: Answered<N> | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  /** What was done last, for who does not see it. */
  done = $state.raw('');
  readonly #desk: Desk;
  readonly #name: N;

  constructor(desk: Desk, name: N) {
    this.#desk = desk;
    this.#name = name;
  }

  async look(payload: Payload<N>): Promise<Answered<N> | null> {
    const asked = await this.#desk.ask(this.#name, payload);
    if (asked.ok) this.answer = asked as Answered<N>;
    else this.failure = asked.error;
    return asked.ok ? (asked as Answered<N>) : null;
  }

  /** Does something else; the answer, or null where it was refused. */
  async act<M extends CommandName>(name: M, payload: Payload<M>, done = ''): Promise<Answered<M> | null> {
    const asked = await this.#desk.ask(name, payload);
    this.failure = asked.ok ? null : asked.error;
    this.done = asked.ok ? done : '';
    return asked.ok ? (asked as Answered<M>) : null;
  }
}
