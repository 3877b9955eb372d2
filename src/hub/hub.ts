import type { Person } from '../core/entry.ts';
import type { WordFinder } from '../core/filter.ts';
import type { Language } from '../protocol/sentences.ts';
import { Blocks } from './blocks.ts';
import { Challenges } from './challenges.ts';
import { Clearing } from './clearing.ts';
import { Door, type Key } from './door.ts';
import { Fanout } from './fanout.ts';
import { Files } from './files/files.ts';
import type { FileLimits } from './files/space.ts';
import { Filtering } from './filtering.ts';
import { Forgetting } from './forgetting.ts';
import type { GateSettings } from './gate.ts';
import { Gathering } from './gathering.ts';
import { Holders } from './holders.ts';
import { Invites } from './invites.ts';
import { type Journey, Journeys } from './journeys.ts';
import { LoginLinks } from './login-links.ts';
import { Operator } from './operator.ts';
import { Order } from './order.ts';
import { OwnerLink } from './owner-link.ts';
import { Paces } from './paces.ts';
import { Pages } from './pages.ts';
import { Pairs } from './pairs.ts';
import { People } from './people.ts';
import type { FileStore } from './ports/files.ts';
import type { Origin, Ranges, Sink } from './ports/gateways.ts';
import type { FigureSource, Meter, SettingSource } from './ports/operating.ts';
import type { Previewer } from './ports/previews.ts';
import type { PasskeyJudge, Passwords, Provider, ProviderAccount } from './ports/proofs.ts';
import type { Pusher } from './ports/pusher.ts';
import type { Store } from './ports/store.ts';
import type { Chance, Clock, Report } from './ports/world.ts';
import { seen } from './presence.ts';
import { Previews } from './previews.ts';
import { Pushing } from './push/pushing.ts';
import { Rooms } from './rooms.ts';
import { Session } from './session.ts';
import { Turns } from './turns.ts';

export interface HubSettings {
  readonly name: string;
  readonly version: string;
  /** The room that one enters by giving a name. */
  readonly room: string;
  readonly key: Key;
  readonly gate: GateSettings;
  readonly graceMs: number;
  readonly limits: boolean;
  readonly files: FileLimits;
  /** For whose links pages are looked at. */
  readonly previews: 'off' | 'members' | 'all';
  /** Whether who is not here is called in his browsers. */
  readonly push: boolean;
  /** The secret of the one-time owner link. */
  readonly ownerSecret: string;
  /** By which whoever runs the server is known to it (SPEC O7). */
  readonly operatorSecret: string;
}

export interface HubPorts {
  readonly store: Store;
  /** The bytes of files. */
  readonly bytes: FileStore;
  readonly passwords: Passwords;
  readonly passkeys: PasskeyJudge;
  /** Null where none is set. */
  readonly provider: Provider | null;
  readonly ranges: Ranges;
  readonly findWords: WordFinder;
  readonly previewer: Previewer;
  readonly pusher: Pusher;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly meter: Meter;
  readonly report: Report;
  readonly live: SettingSource;
  readonly figures: FigureSource;
}

/** How many of what there are now. */
export interface Counts {
  readonly sessions: number;
  /** The same, by gateway. */
  readonly gateways: Readonly<Record<string, number>>;
  readonly people: number;
  readonly rooms: number;
  readonly pairs: number;
  readonly waiting: number;
}

/** How far the return of those who are sent away by a stop is spread, in ms. */
const RETURN_SPREAD_MS = 1_000;

/** The one writer: all that anyone does goes through here, whichever way he came in. */
export class Hub {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly passkeys: PasskeyJudge;
  readonly provider: Provider | null;
  readonly ranges: Ranges;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly meter: Meter;
  readonly report: Report;
  readonly live: SettingSource;
  readonly figures: FigureSource;
  readonly turns = new Turns();
  readonly fanout: Fanout;
  readonly paces: Paces;
  readonly door: Door;
  readonly people: People;
  readonly holders: Holders;
  readonly blocks: Blocks;
  readonly order: Order;
  readonly filtering: Filtering;
  readonly rooms: Rooms;
  readonly invites: Invites;
  readonly pages: Pages;
  readonly pairs: Pairs;
  readonly files: Files;
  readonly previews: Previews;
  readonly pushing: Pushing;
  readonly ownerLink: OwnerLink;
  readonly loginLinks: LoginLinks;
  /** Who is on the way to the provider, and who came back without a nickname yet. */
  readonly journeys: Journeys<Journey>;
  readonly tickets: Journeys<ProviderAccount>;
  /** What passkeys are to sign. */
  readonly challenges: Challenges;
  readonly operator: Operator;
  readonly forgetting: Forgetting;
  readonly clearing: Clearing;
  #settings: HubSettings;
  readonly #gateways = new Map<string, number>();
  readonly #sessions = new Set<Session>();
  readonly #nameless = new Set<Session>();
  #stopping = false;

  /** Opens the hub over a store: reads the rooms there are, and makes the default room. */
  static async open(settings: HubSettings, ports: HubPorts): Promise<Hub> {
    const hub = new Hub(settings, ports);
    await hub.door.load();
    await hub.forgetting.load();
    await hub.holders.load();
    await hub.blocks.load();
    await hub.order.load();
    await hub.rooms.load();
    await hub.rooms.open(settings.room);
    await hub.invites.load();
    await hub.files.load();
    await hub.pushing.load();
    await hub.clearing.goOn();
    hub.forgetting.goOn();
    return hub;
  }

  private constructor(settings: HubSettings, given: HubPorts) {
    const { store, bytes, passwords, passkeys, provider, ranges, clock, chance, meter, report } = given;
    this.#settings = settings;
    this.live = given.live;
    this.figures = given.figures;
    this.store = store;
    this.passwords = passwords;
    this.passkeys = passkeys;
    this.provider = provider;
    this.ranges = ranges;
    this.clock = clock;
    this.chance = chance;
    this.meter = meter;
    this.report = report;
    this.fanout = new Fanout(clock, meter);
    this.paces = new Paces(clock, () => this.settings.limits);
    this.door = new Door(() => this.settings, { chance, clock, notes: store.notes });
    const ports = { logs: store.logs, clock, chance, meter, report, gathering: new Gathering(clock) };
    this.people = new People({
      clock,
      graceMs: () => this.settings.graceMs,
      holds: (id) => this.holders.withId(id) !== null,
      onLost: (person, silentMs) => this.pushing.lost(person, silentMs),
      onDeparture: (person, away) => {
        this.pushing.departed(person, away);
        void this.pairs.release(person.id);
      },
    });
    this.holders = new Holders(store.people, this.people);
    this.blocks = new Blocks(store.people);
    this.order = new Order({
      ports,
      people: this.people,
      ranges,
      moderatorsOf: (name) => this.rooms.named(name)?.moderators() ?? [],
      onRoomDeleted: (event, telling) => this.clearing.begin(event, telling),
      sessions: () => this.#sessions,
    });
    this.filtering = new Filtering(() => this.order.mailbox.state.filters, given.findWords);
    this.pages = new Pages(store.logs, clock);
    this.rooms = new Rooms(ports, {
      addressOf: (id) => this.people.withId(id)?.address ?? null,
      onNews: (room, news) => this.pushing.heardIn(room, news),
      onEntered: (person, room) => this.pushing.subscriptions.entered(person.id, room.log),
      onLeft: (person, room) => this.pushing.subscriptions.left(person.id, room.log),
    });
    this.invites = new Invites(this);
    this.pairs = new Pairs(ports, this.people, {
      personWithId: (id) => personWithId(this, id),
      onNews: (news) => this.pushing.heardBetween(news),
    });
    this.files = new Files(this, bytes, () => this.settings.files);
    this.previews = new Previews(this, given.previewer);
    this.pushing = new Pushing(this, given.pusher);
    this.ownerLink = new OwnerLink(chance, settings.ownerSecret);
    this.journeys = new Journeys({ chance, clock });
    this.tickets = new Journeys({ chance, clock });
    this.challenges = new Challenges({ chance, clock });
    this.loginLinks = new LoginLinks({ chance, clock });
    this.forgetting = new Forgetting(this);
    this.clearing = new Clearing(this);
    this.operator = new Operator(this, settings.operatorSecret);
  }

  /** As they are now. */
  get settings(): HubSettings {
    return this.#settings;
  }

  /** From now on these hold. */
  async change(settings: Partial<HubSettings>): Promise<void> {
    if (settings.room !== undefined) await this.rooms.open(settings.room);
    this.#settings = { ...this.#settings, ...settings };
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  /** A connection begins. The gateway calls `receive` with what comes and `lost` when it is gone. */
  connect(sink: Sink<unknown>, origin: Origin, language: Language): Session {
    const session = new Session(this, { id: this.chance.id(this.clock.now()), sink, origin, language });
    this.#sessions.add(session);
    this.#count(origin, 1);
    this.#nameless.add(session);
    if (this.#stopping) session.close('stopping', this.#returnMs());
    return session;
  }

  /** The session has said who it is. */
  know(session: Session): void {
    this.#nameless.delete(session);
  }

  forget(session: Session): void {
    if (this.#sessions.delete(session)) this.#count(session.origin, -1);
    this.#nameless.delete(session);
  }

  /** All connections there are, the first one first. */
  get sessions(): readonly Session[] {
    return [...this.#sessions];
  }

  /** Sessions that have not said who they are. */
  get nameless(): number {
    return this.#nameless.size;
  }

  counts(): Counts {
    let waiting = 0;
    let rooms = 0;
    for (const { mailbox } of this.rooms.all()) {
      rooms += 1;
      waiting += mailbox.waiting;
    }
    const gateways = Object.fromEntries(this.#gateways);
    return {
      sessions: this.#sessions.size,
      gateways,
      people: this.people.count,
      rooms,
      pairs: this.pairs.count,
      waiting,
    };
  }

  /** Takes nothing new, finishes what was begun, tells it, and sends everyone away with a time to come back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.previews.end();
    this.pushing.end();
    await this.forgetting.idle();
    await this.clearing.idle();
    for (const { mailbox } of this.rooms.all()) await mailbox.idle();
    for (const { mailbox } of await this.pairs.all()) await mailbox.idle();
    await this.order.mailbox.idle();
    await Promise.all([...this.#sessions].map((session) => session.settled()));
    for (const session of [...this.#sessions]) session.close('stopping', this.#returnMs());
  }

  #count({ gateway }: Origin, change: 1 | -1): void {
    this.#gateways.set(gateway, (this.#gateways.get(gateway) ?? 0) + change);
  }

  #returnMs(): number {
    return Math.round(this.chance.fraction() * RETURN_SPREAD_MS);
  }
}

/** Who is here, or has his nickname for good. */
function personWithId({ people, holders }: Pick<Hub, 'people' | 'holders'>, id: string): Person | null {
  const holder = holders.withId(id);
  return people.withId(id)?.person ?? (holder && seen(holder));
}
