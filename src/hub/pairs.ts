import { type Two, twoOf } from '../core/pair.ts';
import { wire } from '../protocol/told.ts';
import { Mailbox, type MailboxPorts } from './mailbox.ts';
import type { People } from './people.ts';
import { Telling } from './telling.ts';

/** Two persons and their own log. It has no state: that they are the two is all there is to know. */
export interface Pair {
  readonly two: Two;
  readonly mailbox: Mailbox<null>;
}

/** The pairs of those who are here, opened when they are first needed. */
export class Pairs {
  readonly #ports: MailboxPorts;
  readonly #people: People;
  readonly #open = new Map<string, Promise<Pair>>();

  constructor(ports: MailboxPorts, people: People) {
    this.#ports = ports;
    this.#people = people;
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

  /** The pair of this person that has that log. */
  async withLog(log: string, person: string): Promise<Pair | null> {
    const heads = await this.#ports.logs.pairsOf(person);
    const head = heads.find((candidate) => candidate.log === log);
    return head ? this.of(twoOf(person, head.with.id)) : null;
  }

  /** Lets go of the pairs of someone who left, but for those whose other half is here. */
  async release(person: string): Promise<void> {
    for (const [key, opening] of this.#open) {
      const [a = '', b = ''] = key.split(' ');
      if (a !== person && b !== person) continue;
      const pair = await opening.catch(() => null);
      await pair?.mailbox.idle();
      if (!this.#people.withId(a) && !this.#people.withId(b)) this.#open.delete(key);
    }
  }

  async #make(two: Two): Promise<Pair> {
    const { logs, chance, clock } = this.#ports;
    const head = await logs.open({ pair: two }, chance.id(clock.now()));
    const tell = new Mailbox(
      this.#ports,
      {
        apply: () => null,
        remember: () => null,
        alone: () => false,
        tell: (entry, asking) => {
          const telling = new Telling(wire(entry), asking);
          for (const id of two) this.#people.withId(id)?.tell(telling);
        },
      },
      head,
      null,
    );
    for (const id of two) this.#people.withId(id)?.pairLogs.add(head.log);
    return { two, mailbox: tell };
  }
}
