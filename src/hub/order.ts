import type { Actor } from '../core/decision.ts';
import type { Entry } from '../core/entry.ts';
import type { Refusal } from '../core/refusal.ts';
import { may } from '../core/roles.ts';
import { applyServer, type Comer, EMPTY_SERVER, type ServerState, serverBanOn, serverMuteOn } from '../core/server.ts';
import type { RoomDeleted } from '../core/server-event.ts';
import type { WireEntry } from '../protocol/events.ts';
import { wire } from '../protocol/told.ts';
import { Mailbox, type MailboxPorts, type Rules } from './mailbox.ts';
import type { People } from './people.ts';
import type { Origin, Ranges } from './ports/gateways.ts';
import type { Presence } from './presence.ts';
import type { Session } from './session.ts';
import { type Asking, Telling } from './telling.ts';

interface OrderGiven {
  readonly ports: MailboxPorts;
  readonly people: People;
  readonly ranges: Ranges;
  readonly moderatorsOf: (room: string) => Iterable<Presence>;
  /** Ends a room that was deleted, when all who are in it have heard. */
  readonly onRoomDeleted: (event: RoomDeleted, telling: Telling) => void;
  /** All connections there are. */
  readonly sessions: () => Iterable<Session>;
}

/** What holds on the whole server, decided in a log of its own: who is kept out of it, who may speak nowhere. */
export class Order {
  readonly #given: OrderGiven;
  #mailbox: Mailbox<ServerState> | null = null;

  constructor(given: OrderGiven) {
    this.#given = given;
  }

  async load(): Promise<void> {
    const { ports, people } = this.#given;
    const head = await ports.logs.open({ server: true }, ports.chance.id(ports.clock.now()));
    const addressOf = (id: string) => people.withId(id)?.address ?? null;
    const rules: Rules<ServerState> = {
      apply: (state, event, at) => applyServer(state, event, { at, addressOf }),
      remember: (state) => state,
      alone: ({ on }) => on !== 'reported' && on !== 'filter-hit',
      tell: (news) => {
        for (const { entry, asking } of news) this.#tell(entry, asking);
      },
    };
    const state = head.state && 'server' in head.state ? head.state : EMPTY_SERVER;
    this.#mailbox = new Mailbox(ports, rules, head, state);
  }

  get mailbox(): Mailbox<ServerState> {
    if (!this.#mailbox) throw new Error('the log of the server is not open');
    return this.#mailbox;
  }

  /** Why somebody does not come in; null when he may. The owner always may. */
  banOn(comer: Comer, role: Actor['role']): Refusal | null {
    if (may(role, 'pass-server-bans')) return null;
    const { ports, ranges } = this.#given;
    const at = ports.clock.now();
    const ban = serverBanOn(this.mailbox.state, comer, { at, holds: (...both) => ranges.holds(...both) });
    return ban && { code: 'banned', reason: ban.reason, ...untilOf(ban), everywhere: true };
  }

  /** Why somebody says nothing anywhere now; null while he may. */
  muteOn({ id, address, record: { since } }: Presence): Refusal | null {
    const mute = serverMuteOn(this.mailbox.state, { id, address, since }, this.#given.ports.clock.now());
    return mute && { code: 'muted', reason: mute.reason, ...untilOf(mute), everywhere: true };
  }

  /** The one concerned, and the owner, who alone is told of addresses. */
  #tell(entry: Entry, asking: Asking | null): void {
    const { event } = entry;
    const { people } = this.#given;
    if (event.on === 'operated' || (event.on === 'filter-hit' && event.does === 'log')) return;
    const whole = new Telling(wire(entry), asking);
    for (const person of people.all()) if (person.role === 'owner') person.tell(whole);
    if (event.on === 'reported' || event.on === 'filter-hit' || event.on === 'filter-changed') {
      if (event.room === undefined) return;
      for (const person of this.#given.moderatorsOf(event.room)) if (person.role !== 'owner') person.tell(whole);
      return;
    }
    if (event.on === 'room-deleted') this.#given.onRoomDeleted(event, whole);
    const who = 'who' in event && event.who ? people.withId(event.who.id) : null;
    if (event.on === 'server-muted' || event.on === 'server-unmuted') who?.tell(whole);
    if (event.on !== 'server-banned') return;
    if (who) this.#putOut(who, wire(entry));
    else if (event.range !== undefined) this.#putOutFrom(event.range, wire(entry));
  }

  #putOut(person: Presence, entry: WireEntry): void {
    person.tell(new Telling(entry));
    this.#given.people.expel(person);
  }

  /** Each of a person's sessions comes from somewhere: those from there end, and he with his last. */
  #putOutFrom(range: string, entry: WireEntry): void {
    const telling = new Telling(withoutRange(entry));
    for (const session of [...this.#given.sessions()]) {
      if (session.person?.role === 'owner' || !this.#isFrom(range, session.origin)) continue;
      session.tell(telling);
      session.close('banned');
    }
    for (const person of [...this.#given.people.all()]) {
      if (person.role !== 'owner' && person.sessions.size === 0 && this.#isFrom(range, person)) {
        this.#given.people.expel(person);
      }
    }
  }

  #isFrom(range: string, { address }: Pick<Origin, 'address'>): boolean {
    return address !== null && this.#given.ranges.holds(range, address);
  }
}

function untilOf({ until }: { readonly until?: number }): { readonly until?: number } {
  return until === undefined ? {} : { until };
}

function withoutRange(entry: WireEntry): WireEntry {
  if (entry.on !== 'server-banned') return entry;
  const { range: _, ...rest } = entry;
  return rest;
}
