import type { Person } from '../../core/entry.ts';
import { withStub } from '../../core/forgotten.ts';
import type { ForgottenPart } from '../../hub/ports/logs.ts';
import type { Database, Row, Statement } from './driver.ts';
import { SERVER } from './heads.ts';
import { sumOf } from './row.ts';
import { sealOf } from './seal.ts';

/** Rows that are looked through at once: some ms, for which others may have to wait. */
const PART = 2_000;

/** Takes somebody's name out of what was kept. Must be called within a transaction. */
export class ForgetTable {
  readonly #newest: Statement;
  readonly #named: Statement;
  readonly #rewrite: Statement;
  readonly #states: Statement;
  readonly #remember: Statement;
  readonly #person: Statement;
  readonly #seal: Statement;
  readonly #blocked: Statement;
  readonly #sealBlock: Statement;
  readonly #rest: readonly Statement[];

  constructor(db: Database) {
    this.#newest = db.prepare('SELECT max(n) AS n FROM entries');
    this.#named = db.prepare(`
      SELECT e.n, e.id, e.at, e.event, e.text, e.message, e.person, l.log, l.room, r.deleted_at
      FROM entries e JOIN logs l ON l.n = e.log LEFT JOIN revisions r ON r.target = e.n
      WHERE e.n > ? AND e.n <= ? AND instr(e.event, ?) > 0 ORDER BY e.n`);
    this.#rewrite = db.prepare('UPDATE entries SET event = ?, sum = ? WHERE n = ?');
    this.#states = db.prepare('SELECT log, state FROM states WHERE instr(state, ?) > 0');
    this.#remember = db.prepare('UPDATE states SET state = ?, seal = ? WHERE log = ?');
    this.#person = db.prepare(
      'UPDATE people SET nickname = ?, owner = 0, bot = 0, webhook = NULL, password = NULL WHERE id = ?',
    );
    this.#seal = db.prepare('UPDATE people SET seal = ? WHERE id = ? RETURNING since');
    this.#blocked = db.prepare(
      'UPDATE blocks SET nickname = ? WHERE other = ? RETURNING n, person, other, nickname, at',
    );
    this.#sealBlock = db.prepare('UPDATE blocks SET seal = ? WHERE n = ?');
    this.#rest = ['logins', 'proofs', 'reads', 'comings', 'blocks'].map((table) =>
      db.prepare(`DELETE FROM ${table} WHERE person = ?`),
    );
  }

  /** What is known of him beside what he said. */
  person({ id, nickname }: Person): null {
    this.#person.run(nickname, id);
    const since = Number(this.#seal.get(0, id)?.since ?? 0);
    this.#seal.get(sealOf([id, nickname, 0, since, 0, null, null]), id);
    for (const statement of this.#rest) statement.run(id);
    for (const { n, person, at } of this.#blocked.all(nickname, id)) {
      this.#sealBlock.run(sealOf([String(person), id, nickname, Number(at)]), Number(n));
    }
    return null;
  }

  /** One part of the entries behind `from`; the last of them takes the states of the rooms along. */
  part(stub: Person, from: number): ForgottenPart {
    const newest = Number(this.#newest.get()?.n ?? 0);
    const to = Math.min(newest, from + PART);
    const rows = this.#named.all(from, to, stub.id);
    for (const row of rows) this.#rename(row, stub);
    if (to >= newest) this.#renameInStates(stub);
    const said = rows
      .filter((row) => row.message === 1 && row.person === stub.id && row.deleted_at === null && isOfRoom(row))
      .map(({ log, id }) => ({ log: String(log), id: String(id) }));
    return { said, next: to >= newest ? null : to };
  }

  #rename({ n, id, at, event, text }: Row, stub: Person): void {
    const renamed = JSON.stringify(withStub(JSON.parse(String(event)), stub));
    if (renamed === event) return;
    const kept = text === null ? null : String(text);
    this.#rewrite.run(renamed, sumOf({ id: String(id), at: Number(at), event: renamed, text: kept }), Number(n));
  }

  #renameInStates(stub: Person): void {
    for (const { log, state } of this.#states.all(stub.id)) {
      const renamed = JSON.stringify(withStub(JSON.parse(String(state)), stub));
      this.#remember.run(renamed, sealOf([renamed]), Number(log));
    }
  }
}

function isOfRoom({ room }: Row): boolean {
  return room !== null && room !== SERVER;
}
