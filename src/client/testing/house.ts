import type { Answer, CommandName, Payload } from '../../protocol/commands.ts';
import type { WireEntry } from '../../protocol/events.ts';
import type { Told } from '../../protocol/told.ts';
import type { Asked } from '../transport.ts';
import type { TestClock } from './clock.ts';
import { Line } from './line.ts';
import { type NewEntry, TestLog } from './log.ts';

export interface Person {
  id: string;
  nickname: string;
  token: string;
  readonly answers: Map<string, Answer<'say'>>;
}

interface TestRoom {
  readonly log: TestLog;
  readonly people: Set<Person>;
  readonly bans: Map<string, string>;
}

/** A command that came, by its name. */
type AskedFor = { readonly [N in CommandName]: { readonly name: N; readonly payload: Payload<N> } }[CommandName];

type Refused = Extract<Asked, { ok: false }>;

function no(error: Omit<Extract<Refused['error'], { message: string }>, 'message'> | { code: string }): Refused {
  return { ok: false, error: { message: error.code, ...error } } as Refused;
}

/** A server in a few lines, for tests: the rules of SPEC as far as a client notices them. */
export class House {
  readonly clock: TestClock;
  readonly rooms = new Map<string, TestRoom>();
  readonly pairs = new Map<string, { readonly log: TestLog; readonly two: readonly Person[] }>();
  readonly people: Person[] = [];
  readonly lines: Line[] = [];
  version = '1';
  /** All that was asked, in its order. */
  readonly asked: AskedFor[] = [];
  /** What is refused before anything else, in turn. */
  readonly refusals: { code: string; retryAfterMs?: number }[] = [];

  constructor(clock: TestClock) {
    this.clock = clock;
  }

  person(nickname: string): Person {
    const known = this.people.find((person) => person.nickname === nickname);
    if (known) return known;
    const person = { id: `p${this.people.length}`, nickname, token: `t${this.people.length}`, answers: new Map() };
    this.people.push(person);
    return person;
  }

  room(name: string): TestRoom {
    const known = this.rooms.get(name);
    if (known) return known;
    const room = { log: new TestLog(`log:${name}`), people: new Set<Person>(), bans: new Map<string, string>() };
    this.rooms.set(name, room);
    return room;
  }

  line(): Line {
    const line = new Line(this);
    this.lines.push(line);
    return line;
  }

  enter(name: string, who: Person): void {
    const { people } = this.room(name);
    if (people.has(who)) return;
    people.add(who);
    this.tell(
      { on: 'joined', room: name, who: shown(who), count: people.size },
      [...people].filter((one) => one !== who),
    );
  }

  leave(name: string, who: Person): void {
    const { people } = this.room(name);
    if (people.delete(who)) this.tell({ on: 'left', room: name, who: shown(who), count: people.size }, [...people]);
  }

  say(name: string, by: Person, text: string): WireEntry {
    return this.keep(this.room(name).log, { on: 'said', room: name, by: shown(by), text }, [...this.room(name).people]);
  }

  whisper(by: Person, to: Person, text: string, aside?: string): WireEntry {
    const two = [by, to];
    const name = two
      .map(({ id }) => id)
      .sort()
      .join(' ');
    const pair = this.pairs.get(name) ?? { log: new TestLog(`pair:${name}`), two };
    this.pairs.set(name, pair);
    return this.keep(pair.log, { on: 'whispered', by: shown(by), to: shown(to), text, ...(aside && { aside }) }, two);
  }

  putOut(on: 'kicked' | 'banned', name: string, by: Person, who: Person, reason: string): void {
    const room = this.room(name);
    this.keep(room.log, { on, room: name, by: shown(by), who: shown(who), reason }, [...room.people]);
    room.people.delete(who);
    if (on === 'banned') room.bans.set(who.id, reason);
  }

  rename(who: Person, nickname: string): void {
    const was = who.nickname;
    who.nickname = nickname;
    this.tell({ on: 'renamed', who: shown(who), was }, this.people);
  }

  keep(log: TestLog, event: NewEntry, hearers: readonly Person[]): WireEntry {
    const entry = log.add(event, this.clock.now());
    this.tell(entry, hearers);
    return entry;
  }

  tell(told: Told, hearers: readonly Person[]): void {
    for (const line of this.lines) if (line.person && hearers.includes(line.person)) line.tell(told);
  }

  answer(line: Line, name: CommandName, payload: Payload<CommandName>): Asked {
    this.asked.push({ name, payload } as AskedFor);
    const refusal = this.refusals.shift();
    if (refusal) return no(refusal);
    if (name === 'hello') return this.#hello(line, payload as Payload<'hello'>);
    const { person } = line;
    if (!person) return no({ code: 'not_named' });
    if (name === 'join') return this.#join(person, payload as Payload<'join'>);
    if (name === 'history') return this.#history(payload as Payload<'history'>);
    if (name === 'say' || name === 'whisper')
      return this.#once(person, name, payload as Payload<'whisper'> & Payload<'say'>);
    if (name === 'edit') return this.#edit(person, payload as Payload<'edit'>);
    if (name === 'rename') return this.#rename(person, payload as Payload<'rename'>);
    return { ok: true } as Asked;
  }

  #hello(line: Line, { nickname, token }: Payload<'hello'>): Asked {
    const known = token === undefined ? null : this.people.find((person) => person.token === token);
    if (known === undefined) return no({ code: 'wrong_token' });
    if (!known && this.people.some((person) => person.nickname === nickname)) return no({ code: 'nickname_taken' });
    const person = known ?? this.person(nickname);
    line.person = person;
    const pairs = [...this.pairs.values()].filter(({ two }) => two.includes(person));
    return {
      ok: true,
      you: shown(person),
      token: person.token,
      rooms: [],
      pairs: pairs.map(({ log, two }) => ({
        log: log.log,
        last: log.last,
        at: log.at,
        with: shown(two.find((one) => one !== person) ?? person),
      })),
      missed: {},
      protocol: 1,
      server: { name: '속닥', version: this.version, room: '#광장' },
    } as Asked;
  }

  #join(person: Person, { room: name }: Payload<'join'>): Asked {
    const room = this.room(name);
    const reason = room.bans.get(person.id);
    if (reason !== undefined) return no({ code: 'banned', reason } as { code: string });
    this.enter(name, person);
    const { log, people } = room;
    const view = { room: name, log: log.log, last: log.last, count: people.size, people: [...people].map(shown) };
    return { ok: true, ...view, ...log.page({ limit: 50 }) } as Asked;
  }

  #history({ log, ...query }: Payload<'history'>): Asked {
    const logs = [...this.rooms.values(), ...this.pairs.values()];
    const found = logs.find((candidate) => candidate.log.log === log);
    return found ? { ok: true, ...found.log.page(query) } : no({ code: 'no_such_log' });
  }

  #once(
    by: Person,
    name: 'say' | 'whisper',
    { key, room, text, to, aside }: Payload<'whisper'> & Payload<'say'>,
  ): Asked {
    const known = by.answers.get(key ?? '');
    if (known) return { ok: true, ...known };
    if (name === 'say' && !this.room(room).people.has(by)) return no({ code: 'not_in_room' });
    const entry = name === 'say' ? this.say(room, by, text) : this.whisper(by, this.person(to), text, aside);
    const place = { log: entry.log, seq: entry.seq, id: entry.id, at: entry.at };
    by.answers.set(key ?? '', place);
    return { ok: true, ...place };
  }

  #edit(by: Person, { id, text }: Payload<'edit'>): Asked {
    const room = [...this.rooms.values()].find(({ log }) => log.find(id));
    if (!room) return no({ code: 'no_such_message' });
    const {
      log,
      seq,
      id: edit,
      at,
    } = this.keep(room.log, { on: 'edited', by: shown(by), target: id, text }, [...room.people]);
    return { ok: true, log, seq, id: edit, at };
  }

  #rename(person: Person, { nickname }: Payload<'rename'>): Asked {
    if (this.people.some((other) => other.nickname === nickname)) return no({ code: 'nickname_taken' });
    this.rename(person, nickname);
    return { ok: true, you: shown(person) };
  }
}

function shown({ id, nickname }: Person) {
  return { id, nickname };
}
