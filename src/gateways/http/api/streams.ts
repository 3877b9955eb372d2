import type { Hub } from '../../../hub/hub.ts';
import type { Stream } from './stream.ts';

/** Under the 55 to 60 s after which usual proxies cut a silent connection. */
const EVERY_MS = 25_000;

/** All streams that there are; each hears a heartbeat. */
export class Streams {
  readonly hub: Hub;
  readonly #all = new Set<Stream>();
  #stop: (() => void) | null = null;

  constructor(hub: Hub) {
    this.hub = hub;
  }

  add(stream: Stream): void {
    this.#all.add(stream);
    this.#stop ??= this.hub.clock.after(EVERY_MS, () => this.#beat());
  }

  delete(stream: Stream): void {
    this.#all.delete(stream);
  }

  #beat(): void {
    for (const stream of this.#all) stream.beat();
    this.#stop = this.#all.size > 0 ? this.hub.clock.after(EVERY_MS, () => this.#beat()) : null;
  }
}
