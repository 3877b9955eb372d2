import type { Person } from '../core/entry.ts';
import { PAGE } from '../core/limits.ts';
import { type Two, twoOf } from '../core/pair.ts';
import { Mailbox, type MailboxPorts, type News, type Rules, tellingsOf } from './mailbox.ts';
import type { People } from './people.ts';
import type { PairHead } from './ports/logs.ts';
import type { Presence } from './presence.ts';

/** Two persons and their own log. Its rules have no state: that they are the two is all there is to know. */
export interface Pair {
  readonly two: Two;
  readonly mailbox: Mailbox<null>;
  /** Who of them has whispered here, as far back as one page tells. */
  readonly spoke: Set<string>;
}

/** Whom pairs ask, and tell what happens in them. */
export interface PairHooks {
  /** Who somebody is that is here, or whose nickname is his own. */
  readonly personWithId: (id: string) => Person | null;
  /** What was kept and told. */
  readonly onNews: (news: readonly News[]) => void;
}

/** The pairs of those who are here, opened when they are first needed. */
export class Pairs {
  readonly #ports: MailboxPorts;
  readonly #people: People;
  readonly #hooks: PairHooks;
  readonly #open = new Map<string, Promise<Pair>>();
  readonly #byLog = new Map<string, Pair>();
  /** The logs of those that are open, by each of the two. */
  readonly #logsOf = new Map<string, Set<string>>();

  constructor(ports: MailboxPorts, people: People, hooks: PairHooks) {
    this.#ports = ports;
    this.#people = people;
    this.#hooks = hooks;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Those that could be opened. */
  async all(): Promise<readonly Pair[]> {
    const opened = await Promise.allSettled(this.#open.values());
    return opened.flatMap((opening) => (opening.status === 'fulfilled' ? opening.value : []));
  }

  /** The pair of these two, made if there is none. Rejects when the store does. */
  of(two: Two): Promise<Pair> {
    const key = two.join(' ');
    const known = this.#open.get(key);
    if (known) return known;
    const opening = this.#make(two);
    this.#open.set(key, opening);
    opening.catch(() => this.#open.delete(key));
    return opening;
  }

  /** Of those of a person, the ones that are open, each with the id of the other: something may have been whispered there a moment ago. */
  *logsOf(person: string): Iterable<readonly [log: string, other: string]> {
    for (const log of this.#logsOf.get(person) ?? []) {
      const pair = this.#byLog.get(log);
      if (pair) yield [log, otherOf(pair, person)];
    }
  }

  /** The pair of this person that has that log. */
  async withLog(log: string, person: string): Promise<Pair | null> {
    const heads = await this.#ports.logs.pairsOf(person);
    const head = heads.find((candidate) => candidate.log === log);
    return head ? this.of(twoOf(person, head.with.id)) : null;
  }

  /**
   * The pairs of someone who is here as they are at this moment: what comes after is told to him (SPEC S16). `heads` is
   * what the store knew a moment ago. The latest first.
   */
  now(person: Presence, heads: readonly PairHead[]): readonly PairHead[] {
    const known = new Map(heads.map((head) => [head.log, head]));
    for (const log of person.pairLogs.keys()) {
      const pair = this.#byLog.get(log);
      const head = pair && this.#headOf(pair, person, known.get(log));
      if (head) known.set(log, head);
      else if (pair) known.delete(log);
    }
    return [...known.values()].sort((a, b) => b.at - a.at);
  }

  #headOf(pair: Pair, { id }: Presence, known: PairHead | undefined): PairHead | null {
    const { log, last, lastAt: at } = pair.mailbox;
    if (last === known?.last) return known;
    const other = known?.with ?? this.#hooks.personWithId(otherOf(pair, id));
    return last > 0 && other ? { log, last, at, with: other } : null;
  }

  /** Lets go of the pairs of someone who left, but for those whose other half is here. */
  async release(person: string): Promise<void> {
    for (const [key, opening] of this.#open) {
      const [a = '', b = ''] = key.split(' ');
      if (a !== person && b !== person) continue;
      const pair = await opening.catch(() => null);
      await pair?.mailbox.idle();
      if (this.#people.withId(a) || this.#people.withId(b)) continue;
      this.#open.delete(key);
      if (pair) this.#close(pair);
    }
  }

  async #make(two: Two): Promise<Pair> {
    const { logs, chance, clock } = this.#ports;
    const head = await logs.open({ pair: two }, chance.id(clock.now()));
    const before = head.last > 0 ? await logs.page(head.log, { before: head.last + 1, limit: PAGE.most }) : null;
    const spoke = new Set(before?.entries.map(({ event }) => event.by.id));
    const rules: Rules<null> = {
      apply: () => null,
      remember: () => null,
      alone: () => false,
      tell: (news) => {
        for (const { entry } of news) spoke.add(entry.event.by.id);
        const tellings = tellingsOf(news);
        for (const id of two) this.#people.withId(id)?.tell(tellings);
        this.#hooks.onNews(news);
      },
    };
    const pair = { two, spoke, mailbox: new Mailbox(this.#ports, rules, head, null) };
    this.#byLog.set(head.log, pair);
    for (const id of two) {
      this.#logsOf.set(id, (this.#logsOf.get(id) ?? new Set()).add(head.log));
      this.#people.withId(id)?.pairLogs.set(head.log, otherOf(pair, id));
    }
    return pair;
  }

  #close({ two, mailbox: { log } }: Pair): void {
    this.#byLog.delete(log);
    for (const id of two) {
      const logs = this.#logsOf.get(id);
      logs?.delete(log);
      if (logs?.size === 0) this.#logsOf.delete(id);
    }
  }
}

function otherOf({ two: [one, other] }: Pick<Pair, 'two'>, id: string): string {
  return one === id ? other : one;
}
