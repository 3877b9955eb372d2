import type { Answer } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import { Changes, type Watched } from './changes.ts';
import type { Editable } from './composer.ts';
import type { Absence } from './logs.ts';
import type { Outbox, Place } from './outbox.ts';
import type { ShownNotice } from './passing.ts';
import type { Position } from './position.ts';
import { ReadMarks } from './read-marks.ts';
import { Reading, unreadOf } from './reading.ts';
import { type Picture, type Row, rowsOf } from './rows.ts';
import type { Head } from './stretch.ts';
import { type Fetch, type Older, Timeline } from './timeline.ts';
import type { World } from './world.ts';

interface ScenePorts {
  readonly room: string;
  readonly world: Pick<World, 'clock' | 'device' | 'onShelved' | 'offsetAt'>;
  readonly outbox: Outbox;
  readonly fetch: Fetch;
  readonly me: () => WireEntry['by'];
  readonly isApart: (id: string) => boolean;
  /** Says that a log was read up to there. */
  readonly read: (log: string, seq: number) => void;
  /** The room in which whispers are shown that name none, if there is one. */
  readonly home: () => string | undefined;
  /** The log of the two whose conversation this is; null in a room. */
  readonly pair: () => string | null;
}

/** A message that is so far above what is loaded is loaded from the end on; one that is further up is looked back at. */
const NEAR = 200;

/** What is to be seen in a room: what was written, what is being sent, what is unread of it. */
export class Scene implements Watched {
  readonly #changes = new Changes();
  readonly #ports: ScenePorts;
  readonly #timeline: Timeline;
  readonly #reading: Reading;
  readonly #marks: ReadMarks;
  readonly #forgetOutbox: () => void;
  #rows: readonly Row[] = [];
  #isDrawn = false;

  constructor(ports: ScenePorts) {
    const { room, world, outbox, fetch } = ports;
    this.#ports = ports;
    this.#timeline = new Timeline({ fetch, shows: (entry) => this.shows(entry) });
    this.#reading = new Reading({ shelf: world.device, room });
    this.#marks = new ReadMarks({ clock: world.clock, say: ports.read });
    this.#timeline.subscribe(() => this.#look());
    world.onShelved((name) => this.#reading.recall(name) && this.#redraw());
    this.#forgetOutbox = outbox.subscribe(() => this.#redraw());
  }

  subscribe = this.#changes.subscribe;

  get rows(): readonly Row[] {
    if (!this.#isDrawn) this.#rows = this.#draw();
    this.#isDrawn = true;
    return this.#rows;
  }

  get older(): Older {
    return this.#timeline.older;
  }

  get missed(): number {
    return this.#timeline.missed;
  }

  /** What came while I was away last; null when I never was. */
  get absence(): Absence | null {
    return this.#timeline.absence;
  }

  get seen(): Record<string, number> {
    return this.#timeline.seen;
  }

  /** Whether the end is before somebody's eyes. */
  get reading(): boolean {
    return this.#reading.now;
  }

  /** Messages of others after the divider, or else after what was read; those that are not loaded included. */
  get unread(): number {
    const { divider, mark } = this.#reading;
    const after = divider === undefined ? mark : divider;
    if (after === null) return 0;
    return unreadOf(this.#timeline.entries, after, this.#ports.me().id) + this.#timeline.unloadedAfter(after);
  }

  /** My messages that I can edit, oldest first. */
  get mine(): readonly Editable[] {
    const me = this.#ports.me().id;
    return this.#timeline.entries
      .filter(isMessage)
      .filter(({ by, deletedAt }) => by.id === me && deletedAt === undefined);
  }

  end(most: number): ReturnType<Timeline['end']> {
    return this.#timeline.end(most);
  }

  meet(pairs: readonly Head[]): void {
    this.#timeline.meet(pairs);
  }

  enter(view: Answer<'join'>): Promise<void> {
    if (view.read) this.readElsewhere({ ...view.read, log: view.log });
    return this.#timeline.enter(view, this.#reading.mark);
  }

  told(entry: WireEntry): void {
    this.#timeline.told(entry);
  }

  /** It was read up to there in another session of mine. */
  readElsewhere(place: Position): void {
    this.#marks.know(place.log, place.seq);
    this.#reading.hear(place, this.#timeline.entries, this.#ports.me().id);
    this.#redraw();
  }

  /** The message at a place or the first after it, once it is loaded; null where it is too far up, or nowhere. */
  async near({ log, seq }: { readonly log: string; readonly seq: number }): Promise<string | null> {
    const isNear = () => this.#timeline.isAbove({ log, seq }) && !this.#timeline.isAbove({ log, seq: seq + NEAR });
    while (isNear() && this.older === 'idle') await this.loadOlder();
    const shown = this.#timeline.entries.filter((entry) => entry.log === log && isMessage(entry));
    const index = shown.findIndex((entry) => entry.seq >= seq);
    const isThere = index > 0 || shown[index]?.seq === seq || this.older === 'begun';
    return isThere ? (shown[index]?.id ?? null) : null;
  }

  /** In which log a message was answered that is not here. */
  logOfAnswerTo(id: string): string | undefined {
    return this.#timeline.entries.find((entry) => isMessage(entry) && entry.replyTo === id)?.log;
  }

  pass(notice: ShownNotice): void {
    if (this.#timeline.ready) this.#timeline.pass(notice, this.#ports.world.clock.now());
  }

  loadOlder(): Promise<void> {
    return this.#timeline.loadOlder();
  }

  /** The end is before somebody's eyes, or no more. */
  turn(reading: boolean): void {
    if (this.#reading.turn(reading)) this.#look();
  }

  lookAway(): void {
    if (this.#reading.now) this.dismissDivider();
    this.turn(false);
  }

  dismissDivider(): boolean {
    const { entries } = this.#timeline;
    const had = this.#reading.dismiss(entries);
    this.#marks.note(entries, this.#reading.mark);
    this.#redraw();
    return had;
  }

  /** Somebody calls me no more, or again. */
  redraw(): void {
    this.#redraw();
  }

  close(): void {
    this.#forgetOutbox();
  }

  /** Which entries belong here. */
  shows(entry: WireEntry): boolean {
    const { room, home, pair } = this.#ports;
    const log = pair();
    if (log !== null) return entry.on === 'whispered' && entry.log === log;
    switch (entry.on) {
      case 'said':
      case 'kicked':
      case 'banned':
      case 'unbanned':
      case 'muted':
      case 'unmuted':
      case 'role-changed':
      case 'slowed':
      case 'room-changed':
      case 'topic-changed':
      case 'room-ended':
      case 'pinned':
      case 'unpinned':
      case 'admitted':
        return entry.room === room;
      case 'whispered':
        return (entry.aside ?? home()) === room;
      default:
        return false;
    }
  }

  #look(): void {
    if (this.#reading.now) this.#timeline.trim();
    const { entries } = this.#timeline;
    if (this.#timeline.ready) this.#reading.look(entries, this.#ports.me().id);
    if (this.#reading.now) this.#marks.note(entries, this.#reading.mark);
    this.#ports.outbox.settle((place) => this.#isPast(place));
    this.#redraw();
  }

  /** Whether an entry is shown, or would be further up than what is loaded. */
  #isPast(place: Place): boolean {
    if (this.#timeline.isAbove(place)) return true;
    return this.#timeline.entries.findLast(({ id }) => id === place.id) !== undefined;
  }

  #redraw(): void {
    this.#isDrawn = false;
    this.#changes.tell();
  }

  #draw(): readonly Row[] {
    const { room, outbox, world, me, isApart } = this.#ports;
    const picture: Picture = {
      items: this.#timeline.items,
      sendings: outbox.sendings.filter(({ letter, entry }) => letter.room === room && !(entry && this.#isPast(entry))),
      me: me(),
      isApart,
      divider: this.#reading.divider,
      offsetAt: world.offsetAt,
      keyOf: (entry) => outbox.keyOf(entry),
      find: (id) => this.#timeline.find(id),
      previewOf: (id) => this.#timeline.previewOf(id),
    };
    return rowsOf(picture, this.#rows);
  }
}

function isMessage(entry: WireEntry): entry is Extract<WireEntry, { on: 'said' | 'whispered' }> {
  return entry.on === 'said' || entry.on === 'whispered';
}
