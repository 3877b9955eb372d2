import { LAB_WAYS, type LabEvent, type LabWay } from '../../protocol/lab.ts';
import { keptKey } from '../frame/inviting.ts';
import { keep } from '../frame/keep.ts';
import { speech } from '../texts/speech.svelte.ts';
import { HttpPicture, SocketPicture } from './diagrams/pictures.svelte.ts';
import { Lane, type UnitRow } from './lane.svelte.ts';
import { signalsIn } from './signal.ts';
import { type NoTicket, Ticket } from './ticket.ts';
import { type Trip, Trips } from './trips.ts';
import { SocketIoWay } from './ways/socketio.ts';
import { TcpWay } from './ways/tcp.ts';
import type { Way } from './ways/way.ts';
import { WebSocketWay } from './ways/websocket.ts';

export type VisitState =
  | { readonly is: 'coming' }
  /** There is a ticket, and its stream tells nothing. */
  | { readonly is: 'silent' }
  | { readonly is: 'here'; readonly room: string; readonly nicknames: Readonly<Record<LabWay, string>> }
  | { readonly is: 'refused'; readonly why: NoTicket }
  | { readonly is: 'over' };

/** Without a word for so long, in ms, something on the way keeps the stream back. */
const SILENT_MS = 6_000;

/** How long the browser waited for an acknowledgement, in ms. */
export interface RoundTrip {
  readonly way: LabWay;
  readonly ms: number;
}

/** One visit to the lab: its ticket, its three connections, and all that was seen of them. */
export class Visit {
  state: VisitState = $state.raw({ is: 'coming' });
  trips: readonly Trip[] = $state.raw([]);
  roundTrips: readonly RoundTrip[] = $state.raw([]);
  /** What is explained. */
  chosen: { readonly way: LabWay; readonly row: UnitRow } | null = $state.raw(null);
  readonly lanes: Readonly<Record<LabWay, Lane>>;
  readonly sockets = new SocketPicture();
  readonly http = new HttpPicture();
  readonly #trips = new Trips();
  #ticket: Ticket | null = null;
  #ways: Readonly<Record<LabWay, Way>> | null = null;
  #tcp: TcpWay | null = null;
  #tried: boolean = $state.raw(false);
  #key = keptKey();
  /** How often something was chosen by hand. Until it was, what was pressed last is explained. */
  byHand: number = $state.raw(0);

  constructor() {
    const lane = (way: LabWay) => new Lane(way, (row) => this.#unit(way, row));
    this.lanes = { tcp: lane('tcp'), websocket: lane('websocket'), socketio: lane('socketio') };
  }

  get locked(): boolean {
    return LAB_WAYS.some((way) => this.lanes[way].standing.is === 'locked');
  }

  /** The key that was given does not open. */
  get wrongKey(): boolean {
    return this.#tried && this.locked;
  }

  async begin(language: string): Promise<void> {
    this.state = { is: 'coming' };
    const ticket = await Ticket.take(language, (happens) => this.http.exchange(happens));
    if (!(ticket instanceof Ticket)) {
      this.state = { is: 'refused', why: ticket };
      return;
    }
    this.#ticket = ticket;
    setTimeout(() => {
      if (this.state.is === 'coming') this.state = { is: 'silent' };
    }, SILENT_MS);
    ticket.watch(
      (event) => this.#hear(ticket, event),
      () => this.#over(),
    );
  }

  /** Says it by this way, and measures how long the answer took. */
  async say(way: LabWay, text: string): Promise<void> {
    const began = performance.now();
    await this.#ways?.[way].say(text);
    this.roundTrips = [{ way, ms: performance.now() - began }, ...this.roundTrips].slice(0, LAB_WAYS.length);
  }

  ping(way: LabWay): void {
    if (way === 'tcp') this.#tcp?.ping();
    else void this.#ticket?.ping(way);
  }

  /** Pulls the plug of this way, or puts it in again. */
  async turn(way: LabWay): Promise<void> {
    const lane = this.lanes[way];
    const cut = !lane.cut;
    lane.cut = cut;
    await (cut ? this.#ticket?.cut(way) : this.#ticket?.mend(way));
    if (!cut) this.#ways?.[way].hurry();
  }

  unlock(key: string): void {
    this.#key = key;
    this.#tried = true;
    keep('sokdak.invite', key);
    for (const way of LAB_WAYS) if (this.lanes[way].standing.is === 'locked') this.#ways?.[way].start();
  }

  choose(way: LabWay, row: UnitRow): void {
    this.chosen = { way, row };
    this.byHand += 1;
  }

  end(): void {
    for (const way of LAB_WAYS) this.#ways?.[way].stop();
    this.#ways = null;
    this.#ticket?.end();
  }

  #hear(ticket: Ticket, event: LabEvent): void {
    if (event.on === 'welcome') this.#welcome(ticket, event);
    else if (event.on === 'end') this.#over();
    else this.#travels(event);
  }

  #travels(event: Exclude<LabEvent, { on: 'welcome' | 'end' }>): void {
    this.lanes[event.way].hear(event);
    this.sockets.hear(event);
    this.http.hear(event);
    if (event.way === 'tcp') this.#tcp?.watch(event);
  }

  #welcome(ticket: Ticket, { room, nicknames }: Extract<LabEvent, { on: 'welcome' }>): void {
    this.state = { is: 'here', room, nicknames };
    const given = (way: LabWay) => ({
      ...{ ticket: ticket.secret, room, nickname: nicknames[way], key: () => this.#key },
      language: () => speech.language,
      tell: this.lanes[way].learn.bind(this.lanes[way]),
    });
    this.#tcp = new TcpWay(given('tcp'), ticket);
    this.#ways = {
      tcp: this.#tcp,
      websocket: new WebSocketWay(given('websocket')),
      socketio: new SocketIoWay(given('socketio')),
    };
    for (const way of LAB_WAYS) this.#ways[way].start();
  }

  #unit(way: LabWay, row: UnitRow): void {
    const signals = signalsIn(row.unit, way, row.from);
    for (const signal of signals) this.#trips.see(signal, way, row.at);
    if (signals.length > 0) this.trips = this.#trips.all;
    if (way === 'tcp' && row.from === 'server') this.#tcp?.hear(row.unit);
    const first = this.chosen === null && row.unit.kind === 'request';
    if (first || (this.byHand === 0 && signals.some(({ is }) => is === 'asked'))) this.chosen = { way, row };
  }

  #over(): void {
    if (this.state.is === 'over') return;
    this.end();
    for (const way of LAB_WAYS) this.lanes[way].learn({ is: 'waiting', ms: null });
    this.state = { is: 'over' };
  }
}
