import type { Answer, CommandName, Payload } from '../protocol/commands.ts';
import type { Language } from '../protocol/sentences.ts';
import { Changes, type Watched } from './changes.ts';
import { type Asked, type Failure, LOST } from './transport.ts';
import type { World } from './world.ts';

/** Me, as the server knows me. */
export type Me = Answer<'hello'>['you'];

/**
 * - `nameless`: the first screen. `refusal` says why one is back on it; `nickname` is what to put into the box.
 * - `connecting`: on the way in for the first time since the page was opened.
 * - `here`: in.
 * - `lost`: was in, and comes back by itself at `retryAt`; both are ms since 1970 of the given clock.
 * - `closed`: the server said not to come back. `enter` and `start` try again.
 */
export type ConnectionState =
  | { readonly is: 'nameless'; readonly nickname: string; readonly refusal: Failure | null }
  | { readonly is: 'connecting' }
  | { readonly is: 'here' }
  | { readonly is: 'lost'; readonly since: number; readonly retryAt: number }
  | { readonly is: 'closed'; readonly reason: string };

/** The secret of the owner link (`/o/...`) and the invite key (`/i/...`), when the page was opened through one. */
export interface Links {
  readonly ownerSecret?: string;
  readonly invite?: string;
}

/** One person's way in, over however many connections. */
export class Connection implements Watched {
  readonly #changes = new Changes();

  constructor(readonly world: World) {}

  get state(): ConnectionState {
    return { is: 'nameless', nickname: '', refusal: null };
  }

  /** Null until I was in for the first time; kept while the connection is lost. */
  get me(): Me | null {
    return null;
  }

  /** Name, version and default room of the server. Null until I was in. */
  get server(): Answer<'hello'>['server'] | null {
    return null;
  }

  /** The server is newer than the page: offer to reload (UX 81). */
  get stale(): boolean {
    return false;
  }

  get language(): Language {
    return this.world.language;
  }

  subscribe = this.#changes.subscribe;

  /** Goes in with the token of last time; without one the first screen is shown. */
  start(_links: Links = {}): void {}

  /** Goes in under a nickname. A refusal is the asker's to show; the state is then `nameless` again. */
  async enter(_entering: Links & { readonly nickname: string }): Promise<Asked<'hello'>> {
    return LOST;
  }

  /** From now on the server's sentences are in this language. */
  speak(_language: Language): void {}

  /** Leaves, and forgets who I am. */
  forget(): void {}

  async ask<N extends CommandName>(_name: N, _payload: Payload<N>): Promise<Asked<N>> {
    return LOST;
  }
}
