import { type Amendment, type Entry, isAct, isMessage, type KeptEvent, type Person } from '../../core/entry.ts';
import type {
  ActsQuery,
  ClearedPart,
  Draft,
  ForgottenPart,
  Found,
  GoneRoom,
  Kept,
  LogHead,
  LogState,
  LogStore,
  Page,
  PairHead,
  Place,
  Range,
  Search,
} from '../../hub/ports/logs.ts';
import { StoreError } from '../fault.ts';
import { Finding } from '../finding.ts';
import type { MemoryFiles } from './files.ts';
import { PieceIndex } from './index.ts';
import { MemoryLog } from './log.ts';
import type { MemoryPeople } from './people.ts';

/** What an append would do; nothing has changed yet. */
interface Plan {
  readonly answers: Kept[];
  /** By id, in their order. */
  readonly fresh: Map<string, { readonly entry: Entry; readonly draft: Draft }>;
  readonly keys: Map<string, Kept>;
}

export class MemoryLogs implements LogStore {
  readonly #logs = new Map<string, MemoryLog>();
  readonly #byPlace = new Map<string, MemoryLog>();
  readonly #byId = new Map<string, MemoryLog>();
  readonly #answers = new Map<string, Kept>();
  /** Ids of what was done to keep order, as it was kept. */
  readonly #acts: string[] = [];
  readonly #index = new PieceIndex();
  /** Rooms that were deleted, and when; with what is left of them. */
  readonly #gone = new Map<string, { readonly left: MemoryLog | null; readonly room: string; readonly at: number }>();
  readonly #people: MemoryPeople;
  readonly #files: MemoryFiles;

  constructor(people: MemoryPeople, files: MemoryFiles) {
    this.#people = people;
    this.#files = files;
  }

  async open(place: Place, fresh: string): Promise<LogHead> {
    const name = JSON.stringify(place);
    const log = this.#byPlace.get(name) ?? new MemoryLog(fresh, place);
    this.#byPlace.set(name, log);
    this.#logs.set(log.log, log);
    return log.head();
  }

  async rooms(): Promise<readonly LogHead[]> {
    const rooms = [...this.#logs.values()].flatMap((log) =>
      'room' in log.place ? [{ log, name: log.place.room }] : [],
    );
    return rooms.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ log }) => log.head());
  }

  async pairsOf(person: string): Promise<readonly PairHead[]> {
    const pairs = [...this.#logs.values()].flatMap((log) => this.#pairOf(person, log));
    return pairs.sort((a, b) => b.at - a.at || (a.log < b.log ? 1 : -1));
  }

  async append(log: string, drafts: readonly Draft[], state: LogState | null): Promise<readonly Kept[]> {
    const target = this.#logs.get(log);
    if (!target) throw new StoreError('refused', 'There is no such log.');
    const plan = this.#plan(target, drafts);
    const beside = this.#planBeside([...plan.fresh.values()].flatMap(({ draft }) => draft.beside ?? []));
    this.#perform(target, plan);
    for (const { log: other, plan: hers } of beside) this.#perform(other, hers);
    if (state && (plan.fresh.size > 0 || drafts.length === 0)) target.state = state;
    const places = new Map(beside.flatMap(({ plan: { answers } }) => answers.map((kept) => [kept.id, kept] as const)));
    return plan.answers.map((kept) => {
      const place = places.get(plan.fresh.get(kept.id)?.draft.beside?.draft.id ?? '');
      return place && !kept.again ? { ...kept, beside: place } : kept;
    });
  }

  async page(log: string, range: Range): Promise<Page> {
    return this.#logs.get(log)?.page(range) ?? { entries: [], more: false };
  }

  async find(ids: readonly string[]): Promise<readonly Entry[]> {
    return ids.flatMap((id) => this.#byId.get(id)?.find(id) ?? []);
  }

  async search(search: Search): Promise<Found> {
    const finding = new Finding(search);
    for (const id of this.#index.candidates(search)) {
      const entry = this.#byId.get(id)?.find(id);
      if (entry && !finding.lookAt(entry)) break;
    }
    return { ...finding.found, building: false };
  }

  async acts({ logs, about, beyond, limit }: ActsQuery): Promise<readonly Entry[]> {
    const end = beyond === null ? this.#acts.length : this.#acts.indexOf(beyond);
    const found: Entry[] = [];
    for (let nth = end - 1; nth >= 0 && found.length < limit; nth -= 1) {
      const id = this.#acts[nth] ?? '';
      const entry = this.#byId.get(id)?.find(id);
      if (!entry || !logs.includes(entry.log)) continue;
      if (about === null || !('room' in entry.event) || entry.event.room === about) found.push(entry);
    }
    return found;
  }

  async answerTo(person: string, key: string): Promise<Kept | null> {
    const kept = this.#answers.get(keyName(person, key));
    return kept ? { ...kept, again: true } : null;
  }

  async forget(stub: Person): Promise<ForgottenPart> {
    for (const log of this.#logs.values()) log.forget(stub);
    const rooms = [...this.#logs.values()].filter(({ place }) => 'room' in place);
    const said = rooms.flatMap((room) => room.saidBy(stub.id).map((id) => ({ log: room.log, id })));
    return { said, next: null };
  }

  async gone(): Promise<readonly GoneRoom[]> {
    return [...this.#gone].map(([log, { room, at, left }]) => ({ log, room, at, left: left !== null }));
  }

  async clear(log: string): Promise<ClearedPart> {
    const gone = this.#gone.get(log);
    if (!gone?.left) return { files: [], people: [], next: null };
    this.#gone.set(log, { ...gone, left: null });
    const files = this.#files.allOf(log);
    for (const { id, event } of gone.left.entries()) {
      if (isMessage(event)) this.#index.change(id, event.text, '');
      this.#files.takeFrom(id);
    }
    return { files, people: this.#people.unmark(log), next: null };
  }

  #take(log: string, at: number): void {
    const room = this.#logs.get(log);
    if (!room || !('room' in room.place)) return;
    this.#gone.set(log, { left: room, room: room.place.room, at });
    this.#logs.delete(log);
    this.#byPlace.delete(JSON.stringify(room.place));
    for (const { id } of room.entries()) this.#byId.delete(id);
  }

  /** By log: a plan for each. */
  #planBeside(beside: readonly NonNullable<Draft['beside']>[]): readonly { log: MemoryLog; plan: Plan }[] {
    return [...new Set(beside.map(({ log }) => log))].map((name) => {
      const those = beside.filter((one) => one.log === name);
      const log = this.#logs.get(name);
      if (!log) throw new StoreError('refused', 'There is no such log.');
      return {
        log,
        plan: this.#plan(
          log,
          those.map(({ draft }) => draft),
        ),
      };
    });
  }

  #perform(log: MemoryLog, { fresh, keys }: Plan): void {
    for (const { entry, draft } of fresh.values()) this.#keep(log, entry, draft);
    for (const [name, kept] of keys) this.#answers.set(name, kept);
  }

  #plan(log: MemoryLog, drafts: readonly Draft[]): Plan {
    const plan: Plan = { answers: [], fresh: new Map(), keys: new Map() };
    for (const draft of drafts) {
      const known = this.#known(draft, plan);
      plan.answers.push(known ? { ...known, again: true } : this.#stand(log, draft, plan));
    }
    return plan;
  }

  #known({ event, key }: Draft, plan: Plan): Kept | undefined {
    if (key === null) return undefined;
    const name = keyName(event.by.id, key);
    return plan.keys.get(name) ?? this.#answers.get(name);
  }

  #stand(log: MemoryLog, draft: Draft, plan: Plan): Kept {
    const { id, at, event, key } = draft;
    if (this.#byId.has(id) || plan.fresh.has(id)) throw new StoreError('refused', 'That id is kept already.');
    const place = { log: log.log, seq: log.last + plan.fresh.size + 1, id, at };
    const kept = { ...place, again: false };
    plan.fresh.set(id, { entry: { ...place, event }, draft });
    if (key !== null) plan.keys.set(keyName(event.by.id, key), kept);
    return kept;
  }

  #keep(log: MemoryLog, entry: Entry, draft: Draft): void {
    if (isAct(entry.event, authorOf(log, entry.event))) this.#acts.push(entry.id);
    log.add(entry);
    this.#byId.set(entry.id, log);
    this.#index.add(entry, isMessage(entry.event) ? entry.event.text : '');
    if (entry.event.on === 'edited' || entry.event.on === 'previewed') this.#takePictures(log, entry.event.target);
    this.#files.say(filesOf(entry.event), entry);
    if (draft.amendment) this.#amend(log, draft.amendment);
    if (entry.event.on === 'room-deleted') this.#take(entry.event.was, entry.at);
  }

  #amend(log: MemoryLog, amendment: Amendment): void {
    const { target } = amendment;
    const before = textIn(log, target);
    if (!log.amend(amendment)) return;
    const now = textIn(log, target);
    if (now !== before) this.#index.change(target, before, now);
    if ('deletedAt' in amendment) this.#files.takeFrom(target);
  }

  #takePictures(log: MemoryLog, target: string): void {
    if (log.find(target)) for (const id of this.#files.takePictures(target)) log.takePicture(id);
  }

  #pairOf(person: string, log: MemoryLog): PairHead[] {
    if (!('pair' in log.place) || !log.place.pair.includes(person) || log.last === 0) return [];
    const [one, two] = log.place.pair;
    const other = one === person ? two : one;
    return [
      { log: log.log, last: log.last, at: log.saidAt, with: { id: other, nickname: this.#people.nicknameOf(other) } },
    ];
  }
}

/** Whose message it is about, where it is about one. */
function authorOf(log: MemoryLog, event: KeptEvent): string | null {
  return 'target' in event ? (log.find(event.target)?.event.by.id ?? null) : null;
}

function filesOf(event: KeptEvent): readonly string[] {
  if (event.on === 'previewed') return event.picture ? [event.picture.id] : [];
  return isMessage(event) ? (event.files ?? []).map(({ id }) => id) : [];
}

/** What a message reads now. */
function textIn(log: MemoryLog, id: string): string {
  const event = log.find(id)?.event;
  return event && isMessage(event) ? event.text : '';
}

function keyName(person: string, key: string): string {
  return JSON.stringify([person, key]);
}
