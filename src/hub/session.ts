import { HASTE_LIMIT, NAMELESS, type PaceKind } from '../core/limits.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Outcome } from '../protocol/answer.ts';
import { type ClosingReason, closing } from '../protocol/closing.ts';
import type { CommandName, Payload } from '../protocol/commands.ts';
import { isCommand, type Parsed, parse } from '../protocol/parse.ts';
import type { Language } from '../protocol/sentences.ts';
import type { Doing, Late } from './commands/verb.ts';
import { run, verbs } from './commands/verbs.ts';
import type { Hub } from './hub.ts';
import { Outbox } from './outbox.ts';
import type { Origin, Sink } from './ports/gateways.ts';
import type { Presence } from './presence.ts';
import { type Hear, Telling, type Tellings } from './telling.ts';

type State =
  | { readonly is: 'nameless' }
  | { readonly is: 'named'; readonly person: Presence }
  | { readonly is: 'closed' };

/** What came in and has not begun. */
interface Asked {
  readonly name: unknown;
  readonly payload: unknown;
  word(outcome: Outcome): void;
  readonly hear: Hear | null;
}

/** How the answer to a command is worded, and what was done by it where the gateway words that too. */
export interface Wording<N extends CommandName> {
  word(outcome: Outcome<N>): void;
  readonly hear?: Hear;
}

const MOST_WAITING = 64;

/** One live connection. Commands begin in the order in which they came; answers and tellings leave in one order. */
export class Session {
  readonly id: string;
  readonly origin: Origin;
  language: Language;
  /** The token that this session came in with; a second `hello` need not bring it again. */
  token: string | null = null;
  /** Whether anybody is at it; null while it has not said so. */
  attended: boolean | null = null;
  readonly #hub: Hub;
  readonly #sink: Sink<unknown>;
  readonly #outbox: Outbox;
  readonly #asked: Asked[] = [];
  readonly #unsettled = new Set<Promise<void>>();
  #state: State = { is: 'nameless' };
  #held = false;
  #hasty = 0;
  #commands = 0;
  /** ms since 1970. */
  readonly begunAt: number;
  readonly #since: number;
  /** Calls off the end of a session that does not say who it is (SPEC D4). */
  #expire: () => void;

  constructor(hub: Hub, given: { id: string; sink: Sink<unknown>; origin: Origin; language: Language }) {
    this.#hub = hub;
    this.id = given.id;
    this.#sink = given.sink;
    this.origin = given.origin;
    this.language = given.language;
    const { fanout, clock } = hub;
    this.#outbox = new Outbox({ sink: given.sink, fanout, clock, onLagging: () => this.close('lagging') });
    this.begunAt = hub.clock.now();
    this.#since = hub.clock.steady();
    this.#expire = this.#waitForName();
  }

  get person(): Presence | null {
    return this.#state.is === 'named' ? this.#state.person : null;
  }

  get open(): boolean {
    return this.#state.is !== 'closed';
  }

  /** Whether its protocol lists everyone who is in a room. */
  get namesEach(): boolean {
    return this.#sink.codec.namesEach === true;
  }

  /** From now on the session speaks for this person. */
  bear(person: Presence): void {
    this.#state = { is: 'named', person };
    this.#expire();
    this.#hub.know(this);
  }

  /**
   * Takes whatever a gateway received. `word` is called once, in its place among all that this session is told
   * (SPEC G1), unless the session ends before. With `hear`, what becomes an entry is not told to this session by a
   * frame: `hear` is called in its place.
   *
   * Answers whether it is on its way: begun, and neither done nor refused yet.
   */
  receive(name: unknown, payload: unknown, word: Asked['word'], hear: Hear | null = null): boolean {
    if (this.#state.is === 'closed' || this.#saysTooMuch()) return false;
    if (this.#asked.length >= MOST_WAITING) {
      this.#answer(word, { ok: false, refusal: { code: 'too_fast', retryAfterMs: 1_000 } });
      return false;
    }
    this.#asked.push({ name, payload, word, hear });
    return this.#begin();
  }

  /** `receive`, for a gateway that knows what it asks for. */
  ask<N extends CommandName>(name: N, payload: Payload<N>, { word, hear }: Wording<N>): boolean {
    return this.receive(name, payload, word, hear ?? null);
  }

  tell(tellings: Tellings): void {
    if (this.#state.is === 'closed') return;
    if (tellings.isHeardBy(this)) this.#outbox.deal(tellings, this);
    else this.#outbox.tell(tellings);
  }

  /** Resolves when all that this session asked before is answered. */
  async settled(): Promise<void> {
    await Promise.all(this.#unsettled);
  }

  /** The far side is gone; it did not answer for `silentMs` before that was clear, which were its grace time (SPEC S18). */
  lost(silentMs = 0): void {
    const { person } = this;
    this.#end();
    if (person) this.#hub.people.lose(person, this, silentMs);
  }

  /** The person ends this session himself: if it is his last, he leaves once all that he asked is done (SPEC S13). */
  part(reason: string): void {
    const { person } = this;
    this.#end();
    if (!person) return;
    const leave = () => this.#hub.people.part(person, this, reason);
    if (this.#unsettled.size === 0) leave();
    else void this.settled().then(leave);
  }

  /** Says why, and ends the session. `afterMs` is when a client should come back. */
  close(reason: ClosingReason, afterMs = 0): void {
    if (this.#state.is === 'closed') return;
    const end = closing(reason, afterMs);
    const { code, comeBack } = end;
    this.#outbox.tell(new Telling({ on: 'goodbye', reason, code, comeBack, afterMs }));
    if (reason !== 'lagging') this.#outbox.flush();
    if (!this.open) return; // the flush found it lagging
    if (reason !== 'stopping') this.#hub.report('info', 'a session is closed', { session: this.id, reason });
    this.lost();
    this.#sink.close(end);
  }

  #end(): void {
    this.#state = { is: 'closed' };
    this.#expire();
    this.#outbox.drop();
    this.#hub.forget(this);
  }

  /** His name, key or answer was refused: he has time to think of another, or to find his passkey. In ms. */
  waitOn(ms: number = NAMELESS.ms): void {
    if (this.#state.is !== 'nameless') return;
    this.#expire();
    this.#expire = this.#waitForName(ms);
  }

  #waitForName(ms: number = NAMELESS.ms): () => void {
    const { clock } = this.#hub;
    const left = this.#since + NAMELESS.mostMs - clock.steady();
    return clock.after(Math.min(ms, left), () => this.close('nameless'));
  }

  /** Whoever says much before he says who he is, is no client. Then he is gone. */
  #saysTooMuch(): boolean {
    if (this.#state.is !== 'nameless') return false;
    this.#commands += 1;
    if (this.#commands > NAMELESS.commands) this.close('nameless');
    return !this.open;
  }

  /** Begins what may begin; answers whether the last of it is on its way. */
  #begin(): boolean {
    let onItsWay = false;
    while (!this.#held) {
      const asked = this.#asked.shift();
      if (!asked) return onItsWay;
      const verb = typeof asked.name === 'string' && isCommand(asked.name) ? verbs[asked.name] : null;
      // Before it is read: to find the faults of 64 KB takes long enough for a few clients to hold up all others.
      const doing = this.#paced(verb?.pace ?? 'ask') ?? this.#do(parse(asked.name, asked.payload), asked.hear);
      onItsWay = doing instanceof Promise;
      if (doing instanceof Promise) this.#await(doing, asked.word, verb?.holds === true);
      else this.#answer(asked.word, doing);
    }
    return onItsWay && this.#asked.length === 0;
  }

  #paced(kind: PaceKind): Outcome | null {
    const retryAfterMs = this.#hub.paces.take(this.person?.id ?? this.id, kind, this.origin.address);
    return retryAfterMs > 0 ? refused({ code: 'too_fast', retryAfterMs }) : null;
  }

  #do(parsed: Parsed, hear: Hear | null): Doing<CommandName> {
    if (!parsed.ok) return refused(parsed.refusal);
    return this.#hub.stopping ? refused({ code: 'stopping' }) : run(this.#hub, { session: this, hear }, parsed.command);
  }

  /** Answers when it is done. What comes after a command that decides who and where one is waits for that answer. */
  #await(doing: Exclude<Doing<CommandName>, Outcome>, word: Asked['word'], holds: boolean): void {
    this.#held = holds;
    const answer = (outcome: Outcome | Late<CommandName>) => {
      this.#unsettled.delete(done);
      this.#answer(word, typeof outcome === 'function' ? outcome() : outcome);
      if (!holds) return;
      this.#held = false;
      this.#begin();
    };
    const done = doing.then(answer, (problem: unknown) => answer(this.#failed(problem)));
    this.#unsettled.add(done);
  }

  #failed(problem: unknown): Outcome {
    const kept = problem instanceof Error && problem.name === 'StoreError';
    this.#hub.report('error', 'a command failed', { session: this.id, problem: String(problem) });
    return refused({ code: kept ? 'not_kept' : 'internal' });
  }

  #answer(word: Asked['word'], outcome: Outcome): void {
    if (this.#state.is === 'closed') return;
    this.#countHaste(outcome);
    this.#outbox.answer(() => word(outcome));
    if (this.#hasty > HASTE_LIMIT) this.close('too_fast');
  }

  #countHaste(outcome: Outcome): void {
    if (!outcome.ok) this.#hub.meter.refused(outcome.refusal.code);
    this.#hasty = !outcome.ok && outcome.refusal.code === 'too_fast' ? this.#hasty + 1 : 0;
  }
}

function refused(refusal: Refusal): Outcome {
  return { ok: false, refusal };
}
