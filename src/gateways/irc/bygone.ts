import type { Person } from '../../core/entry.ts';
import { nicknameKeys } from '../../core/nickname.ts';

/** Who bore a nickname, until when (ms since 1970). */
export interface Bearer {
  readonly who: Person;
  readonly at: number;
}

const MOST = 500;

/** Nicknames that somebody bore and no longer bears, for WHOWAS; the latest few of them. */
export class Bygone {
  #bearers: readonly Bearer[] = [];

  add(bearer: Bearer): void {
    this.#bearers = [bearer, ...this.#bearers.slice(0, MOST - 1)];
  }

  /** The latest first. */
  named(nickname: string): readonly Bearer[] {
    const [key] = nicknameKeys(nickname);
    return this.#bearers.filter(({ who }) => nicknameKeys(who.nickname)[0] === key);
  }
}
