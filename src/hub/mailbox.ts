import { amend } from '../core/amend.ts';
import { type Decision, refuse } from '../core/decision.ts';
import { type Entry, isMessage, type KeptEvent } from '../core/entry.ts';
import type { Refusal } from '../core/refusal.ts';
import { wire } from '../protocol/told.ts';
import type { Gathering } from './gathering.ts';
import { besideIn, type Note, noted } from './note.ts';
import type { Draft, Kept, LogHead, LogState, LogStore } from './ports/logs.ts';
import type { Meter } from './ports/operating.ts';
import type { Chance, Clock, Report } from './ports/world.ts';
import { type Asking, Tellings } from './telling.ts';

/** Where a wish ended. */
export type Settled = { readonly ok: true; readonly kept: Kept } | { readonly ok: false; readonly refusal: Refusal };

/** What a wish is decided on beside the state: the entry that it is about, and the moment (ms since 1970). */
export interface Circumstances {
  readonly target: Entry | null;
  readonly at: number;
}

/** Something that a person wants to become an entry. `about` is the id of the entry that it changes or answers. */
export interface Wish<S> {
  readonly by: string;
  readonly key: string | null;
  readonly about: string | null;
  /** Null where no session asked for it. */
  readonly asking: Asking | null;
  readonly note?: Note | undefined;
  decide(state: S, circumstances: Circumstances): Decision;
  settle(settled: Settled): void;
}

/** How a log's rules move on, what of them is remembered, and who hears. */
export interface Rules<S> {
  /** The state after an event of that moment (ms since 1970). */
  apply(state: S, event: KeptEvent, at: number): S;
  remember(state: S): LogState | null;
  /** Whether what comes after is decided otherwise once this has happened: it is kept by itself, and first. */
  alone(event: KeptEvent): boolean;
  /** What was kept together, in its order. */
  tell(news: readonly News[]): void;
}

/** An entry that is kept, and which session asked for it. */
export interface News {
  readonly entry: Entry;
  readonly asking: Asking | null;
}

/** Where something is kept, if it is, and which session asked for it. */
interface KeptHere {
  readonly asking: Asking | null;
  readonly event: KeptEvent | undefined;
  readonly place: Kept | undefined;
}

/** A wish whose turn has come: with what is to be kept, where it was not refused, and where it ends. */
interface Decided<S> {
  readonly wish: Wish<S>;
  readonly draft: Draft | null;
  settled: Settled;
}

type Drafted<S> = Decided<S> & { readonly draft: Draft };

export interface MailboxPorts {
  readonly logs: LogStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly meter: Meter;
  readonly report: Report;
  readonly gathering: Gathering;
}

const MOST_AT_ONCE = 1_024;

const NOT_KEPT: Settled = { ok: false, refusal: { code: 'not_kept' } };

/**
 * The single queue in which one log is decided (law 2). All that waits is decided on a draft of the state, kept in
 * one go, and only then applied and told (law 1); meanwhile the next batch gathers.
 */
export class Mailbox<S> {
  readonly log: string;
  readonly #ports: MailboxPorts;
  readonly #rules: Rules<S>;
  #state: S;
  #last: number;
  #lastAt: number;
  #at: number;
  #waiting: Wish<S>[] = [];
  #working: Promise<void> | null = null;
  #round: Promise<void> | null = null;
  /** While this is pending, nothing is decided. */
  #held: Promise<void> | null = null;
  /** With what all is refused once the log has ended. */
  #ended: Refusal | null = null;

  constructor(ports: MailboxPorts, rules: Rules<S>, head: LogHead, state: S) {
    this.#ports = ports;
    this.#rules = rules;
    this.log = head.log;
    this.#last = head.last;
    this.#lastAt = head.at;
    this.#at = head.at;
    this.#state = state;
  }

  get state(): S {
    return this.#state;
  }

  /** The `seq` of the newest entry that was told. */
  get last(): number {
    return this.#last;
  }

  /** When that was, ms since 1970; 0 when there is none. */
  get lastAt(): number {
    return this.#lastAt;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** What is remembered is put in other words. It is kept with the next entry. */
  restate(change: (state: S) => S): void {
    this.#state = change(this.#state);
  }

  put(wish: Wish<S>): void {
    this.#waiting.push(wish);
    this.#working ??= this.#work();
  }

  /** Meanwhile nothing is decided, and what comes waits. One after the other. */
  async hold<T>(during: () => Promise<T>): Promise<T> {
    const before = this.#held;
    const mine = (async () => {
      await before;
      await this.#round;
      return during();
    })();
    const held = mine.then(
      () => {},
      () => {},
    );
    this.#held = held;
    try {
      return await mine;
    } finally {
      if (this.#held === held) this.#held = null;
    }
  }

  /** The log goes on no more: from now on all is refused so, but what was kept before. */
  end(refusal: Refusal): void {
    this.#ended = refusal;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async #work(): Promise<void> {
    await this.#ports.gathering.endOfTurn();
    while (this.#waiting.length > 0) {
      while (this.#held) await this.#held;
      this.#round = this.#settle(this.#waiting.splice(0, MOST_AT_ONCE));
      await this.#round;
    }
    this.#working = null;
  }

  /** Decide, keep, apply, tell (law 1); then answer. */
  async #settle(waiting: readonly Wish<S>[]): Promise<void> {
    let decided: readonly Decided<S>[] | null = null;
    try {
      const decision = this.#decide(waiting, await this.#targets(waiting));
      decided = decision.decided;
      if (decided.length < waiting.length) this.#waiting.unshift(...waiting.slice(decided.length));
      const drafted = decided.filter(isDrafted);
      if (drafted.length < decided.length) await this.#recall(decided);
      if (drafted.length > 0) await this.#keepAndTell(drafted, decision.state);
    } catch (problem) {
      this.#ports.report('error', 'a batch could not be kept', { log: this.log, problem: String(problem) });
    }
    decided ??= waiting.map((wish) => ({ wish, draft: null, settled: NOT_KEPT }));
    for (const { wish, settled } of decided) wish.settle(settled);
  }

  async #targets(batch: readonly Wish<S>[]): Promise<Map<string, Entry>> {
    const ids = batch.flatMap(({ about }) => about ?? []);
    if (ids.length === 0) return new Map();
    const found = await this.#ports.logs.find(ids);
    return new Map(found.filter(({ log }) => log === this.log).map((entry) => [entry.id, entry]));
  }

  /** Decides what waits, up to what has to be alone. */
  #decide(waiting: readonly Wish<S>[], targets: Map<string, Entry>) {
    const decided: Decided<S>[] = [];
    let state = this.#state;
    let drafts = 0;
    for (const wish of waiting) {
      const at = this.#moment();
      const decision = this.#ended
        ? refuse(this.#ended)
        : wish.decide(state, { target: targets.get(wish.about ?? '') ?? null, at });
      if (!decision.ok) {
        decided.push({ wish, draft: null, settled: decision });
        continue;
      }
      const { event, amendment = null } = decision;
      const alone = this.#rules.alone(event);
      if (alone && drafts > 0) break;
      state = this.#rules.apply(state, event, at);
      const target = targets.get(amendment?.target ?? '');
      if (amendment && target && isMessage(target.event)) {
        targets.set(target.id, { ...target, event: amend(target.event, amendment) });
      }
      const draft: Draft = { id: this.#ports.chance.id(at), at, event, key: wish.key, amendment };
      decided.push({ wish, draft, settled: NOT_KEPT });
      drafts += 1;
      if (alone) break;
    }
    return { decided, state };
  }

  /** A refusal stands only if the key is new: what was once accepted is answered as it was then (law 3). */
  async #recall(decided: readonly Decided<S>[]): Promise<void> {
    for (const one of decided) {
      const { by, key } = one.wish;
      if (one.draft !== null || key === null) continue;
      const kept = await this.#ports.logs.answerTo(by, key);
      if (kept) one.settled = { ok: true, kept };
    }
  }

  async #keepAndTell(drafted: readonly Drafted<S>[], state: S): Promise<void> {
    const drafts = drafted.map(({ draft }) => draft);
    const notes = new Map(drafted.flatMap(({ wish, draft }) => noted(wish.note, draft.id)));
    const [first] = notes.values();
    if (!first) return void (await this.#keep(drafted, drafts, state));
    // What is noted is decided on by nobody else meanwhile, and told after what it is about.
    await first.into.hold(async () => {
      const both = drafts.map((draft) => ({ ...draft, ...besideIn(first.into, notes.get(draft.id)?.event) }));
      const kept = await this.#keep(drafted, both, state);
      first.into.take(kept.map(({ id, beside }) => ({ asking: null, event: notes.get(id)?.event, place: beside })));
    });
  }

  async #keep(drafted: readonly Drafted<S>[], drafts: readonly Draft[], state: S): Promise<readonly Kept[]> {
    const started = this.#ports.clock.steady();
    const remembered = state === this.#state ? null : this.#rules.remember(state);
    const kept = await this.#ports.logs.append(this.log, drafts, remembered);
    this.#ports.meter.commit((this.#ports.clock.steady() - started) / 1000, drafts.length);
    drafted.forEach((one, nth) => {
      const place = kept[nth];
      if (place) one.settled = { ok: true, kept: place };
    });
    this.take(drafted.map(({ wish, draft }, nth) => ({ asking: wish.asking, event: draft.event, place: kept[nth] })));
    return kept;
  }

  /** A draft of what is to be kept here by another mailbox, which holds this one. */
  drafted(event: KeptEvent): Draft {
    const at = this.#moment();
    return { id: this.#ports.chance.id(at), at, event, key: null, amendment: null };
  }

  /** Applies and tells what was kept. */
  take(kept: readonly KeptHere[]): void {
    const news: News[] = [];
    for (const { asking, event, place } of kept) {
      if (!event || !place || place.again) continue;
      const { log, seq, id, at } = place;
      this.#state = this.#rules.apply(this.#state, event, at);
      this.#last = seq;
      this.#lastAt = at;
      news.push({ entry: { log, seq, id, at, event }, asking });
    }
    if (news.length > 0) this.#rules.tell(news);
    this.#ports.meter.entries(news.length);
  }

  /** Now, but never before the entry before (SPEC L7). */
  #moment(): number {
    this.#at = Math.max(this.#at, this.#ports.clock.now());
    return this.#at;
  }
}

function isDrafted<S>(one: Decided<S>): one is Drafted<S> {
  return one.draft !== null;
}

/** To be told to all alike. */
export function tellingsOf(news: readonly News[]): Tellings {
  return new Tellings(news.map(({ entry, asking }) => ({ told: wire(entry), asking })));
}
