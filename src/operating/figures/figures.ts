import type { Counts } from '../../hub/hub.ts';
import type { Figure, FigureSource, Meter } from '../../hub/ports/operating.ts';
import type { Clock } from '../../hub/ports/world.ts';
import { Lately } from './lately.ts';
import type { Machine } from './machine.ts';

const SECOND_MS = 1_000;
/** Ten minutes. */
const MOST_ROWS = 600;
/** The disk is looked at once in so many seconds. */
const DISK_EVERY = 10;

/** How the server has been doing: a row for each second of the last ten minutes (SPEC O5). */
export class Figures implements Meter, FigureSource {
  readonly #clock: Clock;
  readonly #machine: Machine;
  readonly #rows: Figure[] = [];
  readonly #commits = new Lately();
  readonly #flushes = new Lately();
  #entries = 0;
  #delivered = 0;
  #disk: Figure['disk'] = null;
  #ticks = 0;

  constructor(clock: Clock, machine: Machine) {
    this.#clock = clock;
    this.#machine = machine;
  }

  /** Begins to keep rows. */
  watch(count: () => Counts): void {
    this.#clock.after(SECOND_MS, () => {
      this.#tick(count());
      this.watch(count);
    });
  }

  since(at: number): readonly Figure[] {
    return this.#rows.filter((row) => row.at > at);
  }

  entries(kept: number): void {
    this.#entries += kept;
  }

  deliveries(frames: number): void {
    this.#delivered += frames;
  }

  commit(seconds: number): void {
    this.#commits.add(seconds);
  }

  flushed(seconds: number): void {
    this.#flushes.add(seconds);
  }

  refused(): void {}

  #tick({ gateways, people, waiting }: Counts): void {
    if (this.#ticks % DISK_EVERY === 0) void this.#lookAtDisk();
    this.#ticks += 1;
    const { rss, heap } = this.#machine.memory();
    this.#rows.push({
      ...{ at: this.#clock.now(), sessions: gateways, people, waiting, rss, heap, disk: this.#disk },
      ...{ entries: this.#entries, delivered: this.#delivered },
      ...{ commit: of(this.#commits), delivery: of(this.#flushes) },
    });
    if (this.#rows.length > MOST_ROWS) this.#rows.shift();
    this.#entries = 0;
    this.#delivered = 0;
    this.#commits.turn();
    this.#flushes.turn();
  }

  async #lookAtDisk(): Promise<void> {
    this.#disk = await this.#machine.disk().catch(() => null);
  }
}

function of(lately: Lately): Figure['commit'] {
  const [p50, p99] = [lately.within(0.5), lately.within(0.99)];
  return p50 === null || p99 === null ? null : { p50, p99 };
}
