import type { Person } from '../../core/entry.ts';
import type { ClearedPart, Draft, ForgottenPart, Kept, LogHead, Place } from '../../hub/ports/logs.ts';
import { StoreError } from '../fault.ts';
import type { Database, Statement } from './driver.ts';
import { EntryTable } from './entry-table.ts';
import { ForgetTable } from './forget-table.ts';
import { GoneTable } from './gone-table.ts';
import { logHead, SERVER } from './heads.ts';
import type { Appended, Nth, Write } from './requests.ts';
import { type DraftRow, rowOf } from './row.ts';
import { sealOf } from './seal.ts';
import { END_OF_LOG, HEAD_OF_PAIR, HEAD_OF_ROOM } from './sql.ts';

/** Logs, written to. Must be called within a transaction. */
export class LogTable {
  readonly entries: EntryTable;
  readonly #make: Statement;
  readonly #headOfRoom: Statement;
  readonly #headOfPair: Statement;
  readonly #end: Statement;
  readonly #extend: Statement;
  readonly #remember: Statement;
  readonly #forgotten: ForgetTable;
  readonly #gone: GoneTable;

  constructor(db: Database) {
    this.entries = new EntryTable(db);
    this.#forgotten = new ForgetTable(db);
    this.#gone = new GoneTable(db, this.entries);
    this.#make = db.prepare('INSERT INTO logs (log, room, one, two, seal) VALUES (?, ?, ?, ?, ?)');
    this.#headOfRoom = db.prepare(HEAD_OF_ROOM);
    this.#headOfPair = db.prepare(HEAD_OF_PAIR);
    this.#end = db.prepare(END_OF_LOG);
    this.#extend = db.prepare('UPDATE logs SET last = ?, at = ?, said_at = ifnull(?, said_at) WHERE n = ?');
    this.#remember = db.prepare('INSERT OR REPLACE INTO states (log, state, seal) VALUES (?, ?, ?)');
  }

  open(place: Place, fresh: string): LogHead {
    const known = this.#head(place);
    if (known) return known;
    const names = 'pair' in place ? ([null, ...place.pair] as const) : ([roomOf(place), null, null] as const);
    this.#make.run(fresh, ...names, sealOf(names));
    return { log: fresh, last: 0, at: 0, place, state: null };
  }

  append({ log, drafts, state }: Extract<Write, { do: 'append' }>): Appended {
    const given: readonly Draft[] = JSON.parse(drafts);
    return this.#append(log, given.map(rowOf), state);
  }

  forget(stub: Person, from: number): ForgottenPart {
    this.entries.wiped += 1;
    return this.#forgotten.part(stub, from);
  }

  clear(log: string, from: number): ClearedPart {
    return this.#gone.part(log, from);
  }

  forgetPerson(stub: Person): null {
    this.entries.wiped += 1;
    return this.#forgotten.person(stub);
  }

  #head(place: Place): LogHead | null {
    const row = !('pair' in place) ? this.#headOfRoom.get(roomOf(place)) : this.#headOfPair.get(...place.pair);
    return row ? logHead(row) : null;
  }

  #append(log: string, rows: readonly DraftRow[], state: string | null): Appended {
    const end = this.#end.get(log);
    if (!end) throw new StoreError('refused', 'There is no such log.');
    const [n, after] = [Number(end.n), Number(end.last)];
    const [known, beside]: [Nth[], Nth[]] = [[], []];
    const fresh: DraftRow[] = [];
    for (const [nth, row] of rows.entries()) {
      const before = this.entries.answerTo(row.person, row.key);
      if (before) known.push({ nth, kept: before });
      else this.#add(n, after + fresh.push(row), row);
      if (!before && row.beside) beside.push({ nth, kept: this.#addBeside(row.beside) });
    }
    if (fresh.length > 0) this.#extendBy(fresh, n, after);
    if (state !== null && (fresh.length > 0 || rows.length === 0)) this.#remember.run(n, state, sealOf([state]));
    return { after, known, beside };
  }

  #add(n: number, seq: number, row: DraftRow): void {
    this.entries.add(n, seq, row);
    if (row.gone !== null) this.#gone.take(row.gone, row.at);
  }

  /** It has no key, so it is always new. */
  #addBeside({ log, draft }: NonNullable<DraftRow['beside']>): Kept {
    const { after } = this.#append(log, [draft], null);
    return { log, seq: after + 1, id: draft.id, at: draft.at, again: false };
  }

  #extendBy(fresh: readonly DraftRow[], n: number, last: number): void {
    const saidAt = fresh.findLast(({ message }) => message === 1)?.at ?? null;
    this.#extend.run(last + fresh.length, fresh.at(-1)?.at ?? 0, saidAt, n);
  }
}

function roomOf(place: Exclude<Place, { pair: unknown }>): string {
  return 'room' in place ? place.room : SERVER;
}
