import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Counts } from '../../hub/hub.ts';
import type { Meter } from '../../hub/ports/operating.ts';

/** From a tenth of a millisecond to ten seconds. */
const SECONDS = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 10];

/** The hub's counts in the Prometheus text format. */
export class Metrics implements Meter {
  readonly #registry = new Registry();
  readonly #entries = this.#counter('sokdak_entries_total', 'Entries kept and told.');
  readonly #deliveries = this.#counter('sokdak_deliveries_total', 'Frames and answers handed to readers.');
  readonly #commits = new Histogram({
    name: 'sokdak_commit_seconds',
    help: 'Time until a batch was durable.',
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #flushes = new Histogram({
    name: 'sokdak_delivery_seconds',
    help: 'Time from the first telling that waited until all readers of a flush were written to.',
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #refusals = new Counter({
    name: 'sokdak_refusals_total',
    help: 'Commands refused, by error code.',
    labelNames: ['code'],
    registers: [this.#registry],
  });

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Shows what the hub counts, and how the process is: its memory, its handles, the delay of its event loop. */
  watch(count: () => Counts): void {
    collectDefaultMetrics({ register: this.#registry });
    const shown = {
      sessions: 'Live connections.',
      people: 'People who are here.',
      rooms: 'Rooms there are.',
      pairs: 'Pairs whose log is open.',
      waiting: 'Commands that wait to be kept.',
    };
    for (const [name, help] of Object.entries(shown) as [keyof typeof shown, string][]) {
      const collect = function (this: Gauge) {
        this.set(count()[name]);
      };
      new Gauge({ name: `sokdak_${name}`, help, registers: [this.#registry], collect });
    }
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  entries(kept: number): void {
    this.#entries.inc(kept);
  }

  deliveries(frames: number): void {
    this.#deliveries.inc(frames);
  }

  commit(seconds: number): void {
    this.#commits.observe(seconds);
  }

  flushed(seconds: number): void {
    this.#flushes.observe(seconds);
  }

  refused(code: string): void {
    this.#refusals.inc({ code });
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.#registry] });
  }
}
