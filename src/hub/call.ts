import type { Refusal } from '../core/refusal.ts';
import type { Outcome } from '../protocol/answer.ts';
import type { Closing } from '../protocol/closing.ts';
import type { Language } from '../protocol/sentences.ts';
import type { Hub } from './hub.ts';
import type { Origin, Sink } from './ports/gateways.ts';
import type { Presence } from './presence.ts';
import type { Session } from './session.ts';

/** Where somebody asks from. */
export interface Whence {
  readonly origin: Origin;
  readonly language: Language;
}

const OVER: Refusal = { code: 'stopping' };

/** The far end of someone who only asks: it hears nothing. */
function deafSink(onClose: () => void): Sink<never> {
  return {
    codec: { name: 'deaf', encode: () => null },
    write: (_shared, own) => {
      for (const word of own) word();
    },
    backlog: () => ({ frames: 0, bytes: 0 }),
    close: onClose,
  };
}

/** A session whose answers are promises. */
export class Call {
  readonly #waiting = new Set<(outcome: Outcome) => void>();
  readonly #session: Session;
  /** Why nothing is asked any more. */
  #over: Refusal = OVER;

  /** Asks, and hears nothing. */
  static deaf(hub: Hub, whence: Whence, onClose: () => void): Call {
    return new Call(hub, deafSink(onClose), whence);
  }

  /** Asks as somebody who need not say who he is, and hears nothing. */
  static as(hub: Hub, person: Presence, whence: Whence): Call {
    const call = Call.deaf(hub, whence, () => {});
    person.arrive(call.#session);
    call.#session.bear(person);
    return call;
  }

  constructor(hub: Hub, far: Sink<unknown>, { origin, language }: Whence) {
    const { codec } = far;
    const sink: Sink<unknown> = {
      codec,
      write: (shared, own) => far.write(shared, own),
      backlog: () => far.backlog(),
      close: (closing) => {
        this.#over = refusalOf(closing);
        this.#settle(this.#over);
        far.close(closing);
      },
    };
    this.#session = hub.connect(sink, origin, language);
  }

  get open(): boolean {
    return this.#session.open;
  }

  /** Who asks, once he has said so. */
  get person(): Presence | null {
    return this.#session.person;
  }

  /** Asks the hub for something. What is not answered when the session ends is refused. */
  ask(name: string, payload: unknown): Promise<Outcome> {
    if (!this.open) return Promise.resolve({ ok: false, refusal: this.#over });
    return new Promise((resolve) => {
      const settle = (outcome: Outcome) => {
        this.#waiting.delete(settle);
        resolve(outcome);
      };
      this.#waiting.add(settle);
      this.#session.receive(name, payload, settle);
    });
  }

  lost(): void {
    this.#session.lost();
    this.#settle(OVER);
  }

  #settle(refusal: Refusal): void {
    for (const settle of [...this.#waiting]) settle({ ok: false, refusal });
  }
}

function refusalOf({ reason }: Closing): Refusal {
  return reason === 'too_fast' ? { code: 'too_fast', retryAfterMs: 1_000 } : OVER;
}
