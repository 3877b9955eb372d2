import type { PersonRecord } from '../../hub/ports.ts';
import type { Database, Statement } from './driver.ts';

/** People and notes, written to. Must be called within a transaction. */
export class PeopleTable {
  readonly #put: Statement;
  readonly #note: Statement;

  constructor(db: Database) {
    this.#put = db.prepare(`
      INSERT INTO people (id, nickname, token, owner, since, bot, webhook) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET nickname = excluded.nickname, token = excluded.token,
        owner = excluded.owner, since = excluded.since, bot = excluded.bot, webhook = excluded.webhook`);
    this.#note = db.prepare(`
      INSERT INTO notes (name, text) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text`);
  }

  put({ id, nickname, tokenDigest, owner, since, bot, webhook }: PersonRecord): null {
    this.#put.run(id, nickname, tokenDigest, owner ? 1 : 0, since, bot ? 1 : 0, webhook ?? null);
    return null;
  }

  note(name: string, text: string): null {
    this.#note.run(name, text);
    return null;
  }
}
