import type { Answer, Payload } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import { Changes, type Watched } from './changes.ts';
import { type Row, rowsOf } from './rows.ts';
import { Stretch } from './stretch.ts';
import type { Fetch, Older } from './timeline.ts';
import type { World } from './world.ts';

interface PastPorts {
  readonly log: string;
  readonly world: Pick<World, 'offsetAt'>;
  readonly fetch: Fetch;
  readonly shows: (entry: WireEntry) => boolean;
  readonly me: () => WireEntry['by'];
  readonly isApart: (id: string) => boolean;
}

const PAGE = 50;

/** A part of one log that is far from its end: around a place, and growing both ways as it is read. */
export class Past implements Watched {
  readonly log: string;
  readonly #ports: PastPorts;
  readonly #changes = new Changes();
  readonly #stretch: Stretch;
  #older: Older = 'idle';
  #newer: 'idle' | 'loading' | 'end' = 'idle';
  #rows: readonly Row[] | null = null;

  private constructor(ports: PastPorts, { entries, more }: Answer<'history'>) {
    this.log = ports.log;
    this.#ports = ports;
    const last = entries.at(-1);
    this.#stretch = new Stretch({ log: ports.log, last: last?.seq ?? 0, at: last?.at ?? 0 });
    this.#stretch.prepend(entries, more);
  }

  /** What is around that place; null where it can't be had. */
  static async around(ports: PastPorts, seq: number): Promise<Past | null> {
    const { fetch, log } = ports;
    const before = await fetch({ log, before: seq, limit: PAGE });
    const after = before && (await fetch({ log, after: seq - 1, limit: PAGE }));
    if (!after) return null;
    const past = new Past(ports, { entries: [...before.entries, ...after.entries], more: before.more });
    past.#older = before.more ? 'idle' : 'begun';
    past.#newer = after.more ? 'idle' : 'end';
    return past;
  }

  subscribe = this.#changes.subscribe;

  get rows(): readonly Row[] {
    this.#rows ??= rowsOf({
      items: this.#stretch.entries.filter(this.#ports.shows),
      sendings: [],
      me: this.#ports.me(),
      isApart: this.#ports.isApart,
      divider: undefined,
      offsetAt: this.#ports.world.offsetAt,
      keyOf: () => undefined,
      find: (id) => this.#stretch.find(id),
      previewOf: (id) => this.#stretch.previewOf(id),
    });
    return this.#rows;
  }

  /** The id of the first message from that place on, or else of the last before it. */
  from(seq: number): string | null {
    const messages = this.#stretch.entries.filter(
      (entry) => (entry.on === 'said' || entry.on === 'whispered') && this.#ports.shows(entry),
    );
    return (messages.find((entry) => entry.seq >= seq) ?? messages.at(-1))?.id ?? null;
  }

  get older(): Older {
    return this.#older;
  }

  /** Whether this goes on to the end of the log. */
  get complete(): boolean {
    return this.#newer === 'end' && this.#stretch.hole === 0;
  }

  /** What is told changes what stands here already; new entries wait until this has come so far. */
  told(entry: WireEntry): void {
    if (entry.log !== this.log) return;
    this.#stretch.append([entry]);
    if (this.#newer === 'end' && this.#stretch.hole > 0) this.#newer = 'idle';
    this.#redraw();
  }

  async loadOlder(): Promise<void> {
    if (this.#older === 'loading' || this.#older === 'begun') return;
    this.#older = 'loading';
    this.#redraw();
    const page = await this.#page({ before: this.#stretch.first });
    if (page) this.#stretch.prepend(page.entries, page.more);
    if (!page) this.#older = 'failed';
    else this.#older = page.more ? 'idle' : 'begun';
    this.#redraw();
  }

  async loadNewer(): Promise<void> {
    if (this.#newer !== 'idle') return;
    this.#newer = 'loading';
    const page = await this.#page({ after: this.#stretch.last });
    if (page) this.#stretch.append(page.entries);
    this.#newer = page?.more === false ? 'end' : 'idle';
    this.#redraw();
  }

  #page(range: Pick<Payload<'history'>, 'before' | 'after'>): Promise<Answer<'history'> | null> {
    return this.#ports.fetch({ log: this.log, ...range, limit: PAGE });
  }

  #redraw(): void {
    this.#rows = null;
    this.#changes.tell();
  }
}
