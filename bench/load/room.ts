import type { Histogram } from './histogram.ts';
import type { Reader } from './reader.ts';
import type { Speaker } from './speaker.ts';

/** A room as the load generator sees it: who speaks and who reads, and how long it takes. */
export class Room {
  readonly number: number;
  /** The number of its first speaker, and how many there are. */
  readonly first: number;
  readonly speakers: number;
  readonly readers: Reader[] = [];
  readonly speaking: Speaker[] = [];
  readonly #waits: Histogram;

  constructor(number: number, speakers: number, waits: Histogram) {
    this.number = number;
    this.speakers = speakers;
    this.first = number * speakers;
    this.#waits = waits;
  }

  /** Who came in the middle: what he has heard is no longer on its way. */
  get middle(): Reader | undefined {
    return this.readers[this.readers.length >> 1];
  }

  get said(): number {
    return this.speaking.reduce((sum, { said }) => sum + said, 0);
  }

  heard(sender: number, n: number, now: number): void {
    const speaker = this.speaking[sender - this.first];
    if (speaker) this.#waits.add(now - speaker.sentAt(n));
  }
}
