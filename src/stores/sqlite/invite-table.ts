import type { Invite } from '../../core/invite.ts';
import type { Database, Statement } from './driver.ts';
import { sealOf } from './seal.ts';

/** Invite links, written to. Must be called within a transaction. */
export class InviteTable {
  readonly #put: Statement;
  readonly #came: Statement;
  readonly #forget: Statement;
  readonly #drop: Statement;

  constructor(db: Database) {
    this.#put = db.prepare(`
      INSERT OR IGNORE INTO invites (id, secret, person, nickname, owner, room, uses, at, until, seal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#came = db.prepare('INSERT OR IGNORE INTO guests (invite, person) SELECT n, ? FROM invites WHERE id = ?');
    this.#forget = db.prepare('DELETE FROM guests WHERE invite = (SELECT n FROM invites WHERE id = ?)');
    this.#drop = db.prepare('DELETE FROM invites WHERE id = ?');
  }

  put({ id, secret, by, owner, room, uses, at, until }: Invite): null {
    const kept = [id, secret, by.id, by.nickname, owner ? 1 : 0, room ?? null, uses, at, until];
    this.#put.run(...kept, sealOf(kept));
    return null;
  }

  came(invite: string, person: string): null {
    this.#came.run(person, invite);
    return null;
  }

  drop(ids: readonly string[]): null {
    for (const id of ids) {
      this.#forget.run(id);
      this.#drop.run(id);
    }
    return null;
  }
}
