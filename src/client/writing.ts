import type { Payload } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import type { Told } from '../protocol/told.ts';
import { Changes, type Watched } from './changes.ts';
import type { Clock } from './world.ts';

type Person = WireEntry['by'];

interface WritingPorts {
  readonly room: string;
  readonly clock: Clock;
  /** What is in the box; null while it is no new message. */
  readonly text: () => string | null;
  /** To whom the box speaks; null is everyone. */
  readonly to: () => Pick<Person, 'nickname'> | null;
  readonly say: (payload: Payload<'typing'>) => void;
}

/** No news is no: after so long somebody writes no more, in ms (SPEC R11). */
const FORGET_MS = 6_000;
/** It is said at most so often, in ms; the server passes over more. */
const SAY_MS = 3_000;
/** A command is no message: whom it concerns is not known yet. */
const COMMAND = /^\s*[/／](?![/／])/u;

interface Writer {
  readonly person: Person;
  /** Only to me. */
  readonly whispers: boolean;
  readonly forget: () => void;
}

/** Who is writing here, to all or to me alone; and that I am, told to those who will read it. */
export class Writing implements Watched {
  readonly #changes = new Changes();
  readonly #ports: WritingPorts;
  readonly #writers = new Map<string, Writer>();
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(ports: WritingPorts) {
    this.#ports = ports;
  }

  subscribe = this.#changes.subscribe;

  /** Those who write to all here, who began first first. */
  get toAll(): readonly Person[] {
    return this.#those(false);
  }

  /** Those who write to me alone. */
  get toMe(): readonly Person[] {
    return this.#those(true);
  }

  /** Something was written into the box. */
  typed(): void {
    const { clock, text, to, room, say } = this.#ports;
    const written = text();
    if (written === null || written.trim() === '' || COMMAND.test(written)) return;
    const now = clock.now();
    if (now - this.#saidAt < SAY_MS) return;
    this.#saidAt = now;
    const reader = to();
    say(reader ? { to: reader.nickname } : { room });
  }

  told(told: Told): void {
    const { room } = this.#ports;
    if (told.on === 'typing') this.#hear(told);
    else if (told.on === 'said' && told.room === room) this.#drop(told.by.id, false);
    else if (told.on === 'whispered') this.#drop(told.by.id, true);
    else if (told.on === 'left' && told.room === room) this.#drop(told.who.id, false);
    else if ((told.on === 'kicked' || told.on === 'banned') && told.room === room) this.#drop(told.who.id, false);
  }

  #those(whispers: boolean): readonly Person[] {
    return [...this.#writers.values()].filter((one) => one.whispers === whispers).map(({ person }) => person);
  }

  #hear({ who, room, state }: Extract<Told, { on: 'typing' }>): void {
    if (room !== undefined && room !== this.#ports.room) return;
    const whispers = room === undefined;
    if (state !== 'active') {
      this.#drop(who.id, whispers);
      return;
    }
    const key = keyOf(who.id, whispers);
    const known = this.#writers.get(key);
    known?.forget();
    const forget = this.#ports.clock.after(FORGET_MS, () => this.#drop(who.id, whispers));
    this.#writers.set(key, { person: who, whispers, forget });
    if (known?.person.nickname !== who.nickname) this.#changes.tell();
  }

  #drop(id: string, whispers: boolean): void {
    const key = keyOf(id, whispers);
    this.#writers.get(key)?.forget();
    if (this.#writers.delete(key)) this.#changes.tell();
  }
}

function keyOf(id: string, whispers: boolean): string {
  return `${whispers} ${id}`;
}
