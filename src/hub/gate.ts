import { fold } from '../core/fold.ts';
import type { Refusal } from '../core/refusal.ts';
import { zeroBits } from '../core/work.ts';
import { Challenges } from './challenges.ts';
import type { Chance, Clock } from './ports/world.ts';

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

const WORK = /^([^:]+):\d{1,15}$/;

/** The question and the proof of work for who is new (SPEC D1). */
export class Gate {
  readonly #settings: () => GateSettings;
  readonly #chance: Chance;
  readonly #challenges: Challenges;

  constructor(settings: () => GateSettings, ports: { readonly chance: Chance; readonly clock: Clock }) {
    this.#settings = settings;
    this.#chance = ports.chance;
    this.#challenges = new Challenges(ports);
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
      ...(!worked && { work: { challenge: this.#challenges.make('work'), bits } }),
    };
  }

  /** This work has let somebody in, and lets in nobody else. */
  use({ work = '' }: Brought): void {
    const [, challenge] = WORK.exec(work) ?? [];
    if (challenge !== undefined) this.#challenges.use(challenge);
  }

  #isWork(work: string): boolean {
    const [, challenge = ''] = WORK.exec(work) ?? [];
    if (!this.#challenges.isGood(challenge, 'work')) return false;
    return zeroBits(this.#chance.digest(work)) >= this.#settings().bits;
  }
}

/** Nobody should fail for a capital letter or a space. */
function isAnswer(given: string | undefined, right: string): boolean {
  return given !== undefined && plain(given) === plain(right);
}

const plain = (text: string): string => fold(text).replaceAll(' ', '');
