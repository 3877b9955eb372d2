import type { Refusal } from '../../../core/refusal.ts';
import type { Hub } from '../../../hub/hub.ts';
import type { Origin, Sink } from '../../../hub/ports.ts';
import type { Session } from '../../../hub/session.ts';
import type { Outcome } from '../../../protocol/answer.ts';
import type { Closing } from '../../../protocol/closing.ts';
import type { Language } from '../../../protocol/sentences.ts';

/** Where a request comes from. */
export interface Whence {
  readonly origin: Origin;
  readonly language: Language;
}

const OVER: Refusal = { code: 'stopping' };

/** A session of the hub whose answers are promises. */
export class Call {
  readonly #waiting = new Set<(outcome: Outcome) => void>();
  readonly #session: Session;

  constructor(hub: Hub, far: Sink<unknown>, { origin, language }: Whence) {
    const { codec } = far;
    const sink: Sink<unknown> = {
      codec,
      write: (parcels) => far.write(parcels),
      backlog: () => far.backlog(),
      close: (closing) => {
        this.#settle(refusalOf(closing));
        far.close(closing);
      },
    };
    this.#session = hub.connect(sink, origin, language);
  }

  get open(): boolean {
    return this.#session.open;
  }

  /** Asks the hub for something. What is not answered when the session ends is refused. */
  ask(name: string, payload: unknown): Promise<Outcome> {
    if (!this.open) return Promise.resolve({ ok: false, refusal: OVER });
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
