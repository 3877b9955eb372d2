import { type Dialect, type DialectName, dialects } from './dialect.ts';
import { Histogram } from './histogram.ts';
import { Person, type Place } from './person.ts';
import { Reader } from './reader.ts';
import { Room } from './room.ts';
import { Speaker } from './speaker.ts';

/** Who comes to one server. With `talkers` who reads also speaks, and nobody else does. */
export interface Gathering {
  readonly dialect: DialectName;
  readonly port: number;
  readonly rooms: number;
  readonly readers: number;
  readonly speakers: number;
  readonly talkers?: boolean;
  /** So many come in at a time. */
  readonly atOnce?: number;
}

/** What is said: so many always on their way for each speaker, or so many a second by all together. */
export type Talk = { readonly seconds: number; readonly speakers?: number } & (
  | { readonly window: number }
  | { readonly perSecond: number }
);

export interface Heard {
  /** Messages said, and how often they were heard. */
  readonly said: number;
  readonly heard: number;
  /** From the first word to the last ear. */
  readonly seconds: number;
  /** Milliseconds from word to ear, and from word to answer. */
  readonly delivery: Spread;
  readonly answer: Spread;
  /** What was not as it must be; empty where all was. */
  readonly faults: readonly string[];
  /** The share of a processor that the generator itself took. */
  readonly busy: number;
}

export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

const LATE_MS = 15_000;
const AT_ONCE = 64;
let comers = 0;

/** All who are connected to one server. */
export class Crowd {
  readonly #gathering: Gathering;
  readonly #dialect: Dialect;
  readonly #place: Place = { fromEnd: 0 };
  readonly #waits = new Histogram();
  readonly #answers = new Histogram();
  readonly #rooms: readonly Room[];
  readonly #people: Person[] = [];
  #window = 0;
  #talking: ReadonlySet<Speaker> = new Set();

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
    this.#dialect = dialects[gathering.dialect];
    const speakers = gathering.talkers ? gathering.readers : gathering.speakers;
    this.#rooms = Array.from({ length: gathering.rooms }, (_, number) => new Room(number, speakers, this.#waits));
  }

  /** Resolves to how long it took, in seconds, when all are in. */
  async gather(): Promise<number> {
    const { readers, speakers, talkers = false, atOnce = AT_ONCE } = this.#gathering;
    const begun = performance.now();
    const comings = this.#rooms.flatMap((room) => [
      ...Array.from({ length: readers }, () => () => this.#come(room, { reads: true, speaks: talkers })),
      ...Array.from({ length: talkers ? 0 : speakers }, () => () => this.#come(room, { reads: false, speaks: true })),
    ]);
    const work = async () => {
      for (let next = comings.shift(); next; next = comings.shift()) await next();
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return (performance.now() - begun) / 1_000;
  }

  async talk(talk: Talk): Promise<Heard> {
    const { seconds } = talk;
    const speaking = this.#rooms.flatMap(({ speaking }) => speaking.slice(0, talk.speakers ?? speaking.length));
    const [said, heard] = [this.#said(), this.#heard()];
    this.#waits.clear();
    this.#answers.clear();
    const cpu = process.cpuUsage();
    const begun = performance.now();
    if ('window' in talk) await this.#keepGoing(speaking, talk.window, seconds);
    else await steadily(speaking, talk.perSecond, seconds);
    const late = await this.#lastEar();
    const took = (performance.now() - begun) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    return {
      said: this.#said() - said,
      heard: this.#heard() - heard,
      seconds: took,
      delivery: spread(this.#waits),
      answer: spread(this.#answers),
      faults: this.#faults(late),
      busy: (user + system) / 1e6 / took,
    };
  }

  leave(): void {
    for (const { connection } of this.#people) connection.leave();
  }

  async #come(room: Room, { reads, speaks }: { readonly reads: boolean; readonly speaks: boolean }): Promise<void> {
    const person = new Person(this.#dialect, this.#gathering.port, this.#place);
    this.#people.push(person);
    comers += 1;
    await person.connection.come({ nick: `u${comers}`, room: room.number });
    const number = room.first + room.speaking.length;
    const { connection } = person;
    if (speaks) {
      const many = this.#gathering.rooms * room.speakers;
      const given = { dialect: this.#dialect, connection, room: room.number, number, many, answers: this.#answers };
      person.speaker = new Speaker(given);
      room.speaking.push(person.speaker);
    }
    if (!reads) return;
    const reader = new Reader(room, speaks ? number : null);
    person.reader = reader;
    room.readers.push(reader);
    person.rest = () => {
      if (this.#window > 0 && reader === room.middle) this.#refill(room, reader);
    };
  }

  async #keepGoing(speaking: readonly Speaker[], window: number, seconds: number): Promise<void> {
    this.#window = window;
    this.#talking = new Set(speaking);
    for (const speaker of speaking) speaker.say(window, performance.now());
    await pause(seconds * 1_000);
    this.#window = 0;
  }

  #refill(room: Room, reader: Reader): void {
    const now = performance.now();
    for (const speaker of room.speaking) {
      if (!this.#talking.has(speaker)) continue;
      const inFlight = speaker.said - reader.heardOf(speaker.number);
      if (inFlight < this.#window) speaker.say(this.#window - inFlight, now);
    }
  }

  #said(): number {
    return this.#rooms.reduce((sum, { said }) => sum + said, 0);
  }

  #heard(): number {
    return this.#rooms.reduce((sum, { readers }) => sum + readers.reduce((all, { count }) => all + count, 0), 0);
  }

  /** Waits until all have heard all; answers whether somebody has not. */
  async #lastEar(): Promise<boolean> {
    const end = performance.now() + LATE_MS;
    while (this.#missing() > 0) {
      if (performance.now() > end) return true;
      await pause(2);
    }
    return false;
  }

  #missing(): number {
    let missing = 0;
    for (const room of this.#rooms) {
      const { said } = room;
      for (const { count, self } of room.readers) missing += said - this.#own(room, self) - count;
    }
    return missing;
  }

  /** What one does not hear because one has said it oneself. */
  #own(room: Room, self: number | null): number {
    return self === null || this.#dialect.echoes ? 0 : (room.speaking[self - room.first]?.said ?? 0);
  }

  #faults(late: boolean): readonly string[] {
    const readers = this.#rooms.flatMap((room) => room.readers);
    const sum = (of: (reader: Reader) => number) => readers.reduce((all, reader) => all + of(reader), 0);
    const [lost, doubled] = [sum(({ lost }) => lost), sum(({ doubled }) => doubled)];
    const refused = this.#rooms.flatMap(({ speaking }) => speaking).reduce((all, { refused }) => all + refused, 0);
    const apart = this.#rooms.filter(({ readers: all }) =>
      all.some(({ order, self }) => this.#differs(order, self, all)),
    );
    return [
      ...(lost > 0 ? [`${lost} lost`] : []),
      ...(doubled > 0 ? [`${doubled} doubled`] : []),
      ...(late ? [`${this.#missing()} missing`] : []),
      ...(refused > 0 ? [`${refused} refused`] : []),
      ...(apart.length > 0 ? [`${apart.length} rooms in several orders`] : []),
    ];
  }

  #differs(order: number, self: number | null, all: readonly Reader[]): boolean {
    return (this.#dialect.echoes || self === null) && order !== all[0]?.order;
  }
}

/** So many a second, whether or not anybody keeps up. What is late is said at once, and counted from when it was due. */
async function steadily(speaking: readonly Speaker[], perSecond: number, seconds: number): Promise<void> {
  const begun = performance.now();
  const all = Math.max(1, Math.round(perSecond * seconds));
  for (let n = 0; n < all; ) {
    const due = Math.min(all, Math.floor(((performance.now() - begun) * perSecond) / 1_000) + 1);
    for (; n < due; n += 1) speaking[n % speaking.length]?.say(1, begun + (n * 1_000) / perSecond);
    if (n < all) await pause(1);
  }
}

function spread(waits: Histogram): Spread {
  return { p50: waits.quantile(0.5), p99: waits.quantile(0.99) };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
