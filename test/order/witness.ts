import { Stretch } from '../../src/client/stretch.ts';
import type { Outcome } from '../../src/protocol/answer.ts';
import type { Answer, Command } from '../../src/protocol/commands.ts';
import type { WireEntry } from '../../src/protocol/events.ts';
import type { Told } from '../../src/protocol/told.ts';
import { Listener } from '../rules/listener.ts';

/** A room as somebody knows it who looked at it once and has heard all since. */
export class Known {
  readonly room: string;
  readonly log: string;
  readonly since: number;
  /** The `seq` of what was told, in its order. */
  readonly heard: number[] = [];
  readonly #stretch: Stretch;
  readonly #people: Map<string, string>;
  #count: number;
  #topic: string;

  /** `before` is what was told before the answer came: the page may end there already (SPEC R3). */
  constructor({ room, log, last, entries, more, people, count, topic }: Answer<'join'>, before: readonly Told[]) {
    this.room = room;
    this.log = log;
    this.since = last;
    this.#stretch = new Stretch({ log, last, at: 0 });
    this.#stretch.prepend(entries, more);
    this.#people = new Map(people.map(({ id, nickname }) => [id, nickname]));
    this.#count = count;
    this.#topic = topic?.text ?? '';
    for (const told of before) if ('seq' in told && told.log === log && told.seq > last) this.#read(told);
  }

  /** All of it, to be compared with what somebody else knows. An edit may bear a newer text when it is read again. */
  get all() {
    const people = [...this.#people].sort();
    const entries = this.#stretch.entries.map((entry) => (entry.on === 'edited' ? { ...entry, text: '' } : entry));
    return { room: this.room, entries, people, count: this.#count, topic: this.#topic };
  }

  hear(told: Told): void {
    if ('seq' in told) this.#keep(told);
    else if (told.on === 'renamed' && this.#people.has(told.who.id)) this.#people.set(told.who.id, told.who.nickname);
    else if (told.on === 'joined' || told.on === 'left') this.#pass(told);
  }

  #keep(entry: WireEntry): void {
    if (entry.log !== this.log) return;
    this.#read(entry);
    if (entry.on === 'topic-changed') this.#topic = entry.topic;
    if (entry.on === 'kicked' && this.#people.delete(entry.who.id)) this.#count -= 1;
  }

  #read(entry: WireEntry): void {
    this.heard.push(entry.seq);
    this.#stretch.append([entry]);
  }

  #pass({ on, room, who, count }: Extract<Told, { on: 'joined' | 'left' }>): void {
    if (room !== this.room) return;
    if (on === 'joined') this.#people.set(who.id, who.nickname);
    else this.#people.delete(who.id);
    this.#count = count;
  }
}

/** One connection of somebody who takes in all that he is told, in its order, and never looks again. */
export class Witness extends Listener {
  readonly rooms = new Map<string, Known>();
  /** All that he ever knew, rooms that he left included. */
  readonly known: Known[] = [];
  /** Where the logs of his pairs ended when he came, by log, and how much he had been told by then. */
  readonly pairs = new Map<string, number>();
  #since = 0;
  #read = 0;

  /** Asks; `answered` runs in the very place that the answer has among all that is told. */
  act({ do: name, ...payload }: Command, answered: (outcome: Outcome) => void = () => {}): Promise<Outcome> {
    return new Promise((resolve) => {
      this.session.receive(name, payload, (outcome) => {
        this.read();
        answered(outcome);
        resolve(outcome);
      });
    });
  }

  async come(hello: Omit<Command<'hello'>, 'do'>): Promise<void> {
    await this.act({ do: 'hello', ...hello }, (outcome) => {
      if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
      const { you, token, pairs } = outcome.answer as Answer<'hello'>;
      this.id = you.id;
      this.token = token;
      for (const { log, last } of pairs) this.pairs.set(log, last);
      this.#since = this.told.length;
    });
  }

  get toldSince(): readonly Told[] {
    return this.told.slice(this.#since);
  }

  async look(room: string): Promise<void> {
    await this.act({ do: 'join', room }, (outcome) => {
      if (outcome.ok && !this.rooms.has(room)) this.#begin(new Known(outcome.answer as Answer<'join'>, this.told));
    });
  }

  async leave(room: string): Promise<void> {
    await this.act({ do: 'leave', room }, ({ ok }) => ok && this.rooms.delete(room));
  }

  /** Takes in what was told since the last time. */
  read(): void {
    for (const told of this.told.slice(this.#read)) {
      for (const known of this.rooms.values()) known.hear(told);
      if ((told.on === 'kicked' || told.on === 'left') && told.who.id === this.id) this.rooms.delete(told.room);
    }
    this.#read = this.told.length;
  }

  #begin(known: Known): void {
    this.known.push(known);
    this.rooms.set(known.room, known);
  }
}
