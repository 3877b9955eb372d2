import type { Asked, Failure, Transport } from '../../client/index.ts';
import type { CommandName, Payload } from '../../protocol/commands.ts';
import { kept } from '../frame/keep.ts';
import { wire } from '../frame/wire.ts';
import type { Language } from '../texts/language.ts';

/** Who sits here: nobody yet; somebody whom this browser does not know; one who is not the owner; the owner. */
export type Standing =
  | { readonly is: 'coming' }
  | { readonly is: 'unknown' }
  | { readonly is: 'refused'; readonly why: Failure }
  | { readonly is: 'another'; readonly name: string }
  | { readonly is: 'owner'; readonly name: string };

/** How long after a lost connection it is tried again, in ms. */
const AGAIN_MS = 2_000;

/** Where the owner asks the server; with the token that the page of the chat keeps in this browser. */
export class Desk {
  standing: Standing = $state.raw({ is: 'coming' });
  /** Whether the connection is gone for the moment. */
  lost = $state.raw(false);
  readonly #line: Transport = wire();
  readonly #language: Language;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(language: Language) {
    this.#language = language;
    this.#line.listen({
      onOpen: () => void this.#greet(),
      onLost: () => this.#comeAgain(),
      onTold: () => {},
    });
    if (tokenOf() === null) this.standing = { is: 'unknown' };
    else this.#line.open(this.#language);
  }

  ask<N extends CommandName>(name: N, payload: Payload<N>): Promise<Asked<N>> {
    return this.#line.ask(name, payload);
  }

  end(): void {
    clearTimeout(this.#again);
    this.#line.close();
  }

  async #greet(): Promise<void> {
    const token = tokenOf() ?? '';
    const answer = await this.ask('hello', { nickname: '', token, rooms: [], language: this.#language });
    if (!answer.ok) {
      if (answer.error.code === 'lost') return;
      this.standing = answer.error.code === 'wrong_token' ? { is: 'unknown' } : { is: 'refused', why: answer.error };
      return this.end();
    }
    this.lost = false;
    const { owner, nickname: name } = answer.you;
    this.standing = { is: owner ? 'owner' : 'another', name };
    if (!owner) this.end();
  }

  #comeAgain(): void {
    this.lost = true;
    this.#again = setTimeout(() => this.#line.open(this.#language), AGAIN_MS);
  }
}

/** The token under which this browser is somebody; null where it is nobody. */
function tokenOf(): string | null {
  try {
    const { token } = JSON.parse(kept('sokdak.me') ?? '{}');
    return typeof token === 'string' ? token : null;
  } catch {
    return null;
  }
}
