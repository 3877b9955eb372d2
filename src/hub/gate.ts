import { fold } from '../core/fold.ts';
import type { Refusal } from '../core/refusal.ts';
import { zeroBits } from '../core/work.ts';
import type { Chance, Clock } from './ports.ts';

/** What somebody new has to know, and how many zero bits he has to find; null and 0 for neither. */
export interface GateSettings {
  readonly question: { readonly asks: string; readonly answer: string } | null;
  readonly bits: number;
}

/** What somebody new has brought. */
export interface Brought {
  readonly answer?: string;
  readonly work?: string;
}

/** How long a challenge is good for, in ms. */
const GOOD_MS = 10 * 60_000;

const WORK = /^(([0-9a-z]{1,11})\.([\w-]{1,64})\.([\w-]{1,64})):\d{1,15}$/;

/**
 * The question and the proof of work for who is new (SPEC D1). A challenge is not remembered until it is used: it
 * bears its own end and proves by a digest that it comes from here.
 */
export class Gate {
  readonly #settings: () => GateSettings;
  readonly #chance: Chance;
  readonly #clock: Clock;
  readonly #secret: string;
  /** Challenges that were used, until they end by themselves. */
  readonly #used = new Map<string, number>();

  constructor(settings: () => GateSettings, { chance, clock }: { readonly chance: Chance; readonly clock: Clock }) {
    this.#settings = settings;
    this.#chance = chance;
    this.#clock = clock;
    this.#secret = chance.secret();
  }

  /** What is still to be done; null when all is. */
  refusal(brought: Brought): Refusal | null {
    const { question, bits } = this.#settings();
    const answered = question === null || isAnswer(brought.answer, question.answer);
    const worked = bits === 0 || this.#isWork(brought.work ?? '');
    if (answered && worked) return null;
    return {
      code: 'gate',
      ...(question !== null && !answered && { question: question.asks }),
      ...(!answered && brought.answer !== undefined && { wrong: true as const }),
      ...(!worked && { work: { challenge: this.#challenge(), bits } }),
    };
  }

  /** This work has let somebody in, and lets in nobody else. */
  use({ work = '' }: Brought): void {
    const [, challenge, ends] = WORK.exec(work) ?? [];
    if (challenge === undefined || ends === undefined) return;
    const now = this.#clock.steady();
    for (const [used, end] of this.#used) {
      if (end > now) break;
      this.#used.delete(used);
    }
    this.#used.set(challenge, now + GOOD_MS);
  }

  #challenge(): string {
    const ends = Math.ceil(this.#clock.steady() + GOOD_MS).toString(36);
    const chance = this.#chance.secret();
    return `${ends}.${chance}.${this.#seal(ends, chance)}`;
  }

  #seal(ends: string, chance: string): string {
    return this.#chance.digest(`${this.#secret}.${ends}.${chance}`);
  }

  #isWork(work: string): boolean {
    const [, challenge = '', ends = '', chance = '', seal = ''] = WORK.exec(work) ?? [];
    if (seal === '' || seal !== this.#seal(ends, chance)) return false;
    if (Number.parseInt(ends, 36) < this.#clock.steady() || this.#used.has(challenge)) return false;
    return zeroBits(this.#chance.digest(work)) >= this.#settings().bits;
  }
}

/** Nobody should fail for a capital letter or a space. */
function isAnswer(given: string | undefined, right: string): boolean {
  return given !== undefined && plain(given) === plain(right);
}

const plain = (text: string): string => fold(text).replaceAll(' ', '');
