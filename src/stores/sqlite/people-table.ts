import type { EntryPlace } from '../../hub/ports/logs.ts';
import type { Block, Login, PersonRecord, ReadMark } from '../../hub/ports/people.ts';
import type { Database, Statement } from './driver.ts';
import { InviteTable } from './invite-table.ts';
import { sealOf } from './seal.ts';

/**
 * People, their logins, how far they have read, where they came in, whom they blocked, and notes, written to. Must be
 * called within a transaction.
 */
export class PeopleTable {
  readonly invites: InviteTable;
  readonly #put: Statement;
  readonly #logIn: Statement;
  readonly #prove: Statement;
  readonly #unprove: Statement;
  readonly #end: Statement;
  readonly #note: Statement;
  readonly #dropNote: Statement;
  readonly #read: Statement;
  readonly #block: Statement;
  readonly #unblock: Statement;
  readonly #came: Statement;
  readonly #coming: Statement;

  constructor(db: Database) {
    this.invites = new InviteTable(db);
    this.#put = db.prepare(`
      INSERT INTO people (id, nickname, owner, since, bot, webhook, password, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET nickname = excluded.nickname, owner = excluded.owner, since = excluded.since,
        bot = excluded.bot, webhook = excluded.webhook, password = excluded.password,
        seal = excluded.seal`);
    this.#logIn = db.prepare('INSERT INTO logins (token, person, via, since) VALUES (?, ?, ?, ?)');
    this.#prove = db.prepare(`
      INSERT INTO proofs (person, proofs, seal) VALUES (?, ?, ?)
      ON CONFLICT (person) DO UPDATE SET proofs = excluded.proofs, seal = excluded.seal`);
    this.#unprove = db.prepare('DELETE FROM proofs WHERE person = ?');
    this.#end = db.prepare('DELETE FROM logins WHERE token = ?');
    this.#read = db.prepare(`
      INSERT INTO reads (person, log, seq, at) SELECT ?, n, ?, ? FROM logs WHERE log = ?
      ON CONFLICT (person, log) DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE excluded.seq > reads.seq`);
    this.#block = db.prepare('INSERT OR IGNORE INTO blocks (person, other, nickname, at, seal) VALUES (?, ?, ?, ?, ?)');
    this.#unblock = db.prepare('DELETE FROM blocks WHERE person = ? AND other = ?');
    this.#came = db.prepare(
      'INSERT INTO comings (person, log, seq) SELECT ?, n, ? FROM logs WHERE log = ? ON CONFLICT DO NOTHING',
    );
    this.#coming = db.prepare(
      'SELECT c.seq FROM comings c JOIN logs l ON l.n = c.log WHERE c.person = ? AND l.log = ?',
    );
    this.#note = db.prepare(`
      INSERT INTO notes (name, text) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text`);
    this.#dropNote = db.prepare('DELETE FROM notes WHERE name = ?');
  }

  put({ proofs, ...person }: PersonRecord, login: Login | null): null {
    const { id, nickname, owner, since, bot, webhook, password } = person;
    if (login) this.#logIn.run(login.digest, id, login.via, login.since);
    const kept = [id, nickname, owner ? 1 : 0, since, bot ? 1 : 0, webhook ?? null, password ?? null];
    this.#put.run(...kept, sealOf(kept));
    this.#putProofs(id, proofs);
    return null;
  }

  #putProofs(person: string, proofs: PersonRecord['proofs']): void {
    const kept = [person, JSON.stringify(proofs ?? null)];
    if (proofs) this.#prove.run(...kept, sealOf(kept));
    else this.#unprove.run(person);
  }

  end(digests: readonly string[]): null {
    for (const digest of digests) this.#end.run(digest);
    return null;
  }

  read(person: string, { log, seq, at }: ReadMark): null {
    this.#read.run(person, seq, at, log);
    return null;
  }

  block({ by, who, at }: Block): null {
    const kept = [by, who.id, who.nickname, at];
    this.#block.run(...kept, sealOf(kept));
    return null;
  }

  unblock(by: string, who: string): null {
    this.#unblock.run(by, who);
    return null;
  }

  came(person: string, { log, seq }: EntryPlace): number {
    const known = this.#coming.get(person, log);
    if (known) return Number(known.seq);
    this.#came.run(person, seq, log);
    return seq;
  }

  note(name: string, text: string): null {
    this.#note.run(name, text);
    return null;
  }

  dropNote(name: string): null {
    this.#dropNote.run(name);
    return null;
  }
}
