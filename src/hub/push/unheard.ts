import type { Clock } from '../ports/world.ts';
import type { Call } from './call.ts';

/** As long as a dead line may pass for a living one, in ms (SPEC S18), and a little more. */
const KEPT_MS = 180_000;

interface Heard {
  readonly call: Call;
  readonly at: number;
}

/**
 * What somebody was told for which he would have been called: a telephone that was put away hears nothing, and it takes a
 * while until that is noticed. Of each log the last.
 */
export class Unheard {
  readonly #clock: Pick<Clock, 'steady'>;
  readonly #byPerson = new Map<string, Map<string, Heard>>();

  constructor(clock: Pick<Clock, 'steady'>) {
    this.#clock = clock;
  }

  put(person: string, call: Call): void {
    const at = this.#clock.steady();
    const his = this.#byPerson.get(person) ?? new Map<string, Heard>();
    for (const [log, heard] of his) if (at - heard.at > KEPT_MS) his.delete(log);
    this.#byPerson.set(person, his.set(call.log, { call, at }));
  }

  /** What he was told in the last `ms`, and did not hear. */
  take(person: string, ms: number): readonly Call[] {
    const his = [...(this.#byPerson.get(person)?.values() ?? [])];
    this.#byPerson.delete(person);
    const from = this.#clock.steady() - ms;
    return his.filter(({ at }) => ms > 0 && at >= from).map(({ call }) => call);
  }
}
