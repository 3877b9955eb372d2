import type { Answer, Payload } from '../protocol/commands.ts';
import { isRecord, readJson, writeJson } from './shelf.ts';
import type { Shelf } from './world.ts';

/** The secret of the owner link (`/o/...`), and what stands in an invite link (`/i/...`), when the page was opened through one. */
export interface Links {
  readonly ownerSecret?: string;
  readonly invite?: string;
  /** The invite key, when it was typed. */
  readonly key?: string;
  /** To the question that the server asks who is new. */
  readonly answer?: string;
  /** The work that it asked for. */
  readonly work?: string;
  /** What the provider's page sent back (`/p?...`), and then, for whom it was the first time, what one comes in by. */
  readonly returned?: string;
  readonly ticket?: string;
  /** The secret of a login link (`/l/...`): not for the door, but for `enter` as its proof. */
  readonly once?: string;
}

const NAME = 'sokdak.me';

type Become = Pick<Answer<'hello'>, 'you' | 'token' | 'invited'> & Partial<Pick<Answer<'hello'>, 'server'>>;

/** Who I am on this device. The token is me; without one the nickname is only what to put into the box. */
export class Identity {
  readonly #shelf: Shelf;
  #nickname = '';
  #home: string | null = null;
  #token: string | undefined;
  /** Kept, because it is asked for again when the token is no longer known. */
  #key: string | undefined;
  /** What the link brought, until I am in. */
  #invite: string | undefined;
  #ownerSecret: string | undefined;
  #brought: Pick<Links, 'answer' | 'work' | 'ticket'> = {};

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    this.recall(NAME);
  }

  /** Takes what was put on the shelf, be it by another tab. False when that was something else. */
  recall(name: string): boolean {
    if (name !== NAME) return false;
    const kept = readJson(this.#shelf, NAME);
    if (!isRecord(kept)) return true;
    if (typeof kept.nickname === 'string') this.#nickname = kept.nickname;
    if (typeof kept.invite === 'string') this.#key = kept.invite;
    if (typeof kept.home === 'string') this.#home = kept.home;
    this.#token = typeof kept.token === 'string' ? kept.token : undefined;
    return true;
  }

  get nickname(): string {
    return this.#nickname;
  }

  /** The room that everybody enters, as it was last time. */
  get home(): string | null {
    return this.#home;
  }

  get token(): string | null {
    return this.#token ?? null;
  }

  get isKnown(): boolean {
    return this.#token !== undefined;
  }

  /** What is to be said at the door. */
  greeting(): Pick<
    Payload<'hello'>,
    'nickname' | 'token' | 'password' | 'invite' | 'owner' | 'answer' | 'work' | 'ticket'
  > {
    return {
      nickname: this.#nickname,
      ...(this.#token !== undefined && { token: this.#token }),
      ...(this.#key !== undefined && { password: this.#key }),
      ...(this.#invite !== undefined && { invite: this.#invite }),
      ...(this.#ownerSecret !== undefined && { owner: this.#ownerSecret }),
      ...this.#brought,
    };
  }

  want({
    nickname,
    ownerSecret,
    invite,
    key,
    once: _,
    returned: __,
    ...brought
  }: Links & { readonly nickname?: string }): void {
    this.#nickname = nickname ?? this.#nickname;
    this.#ownerSecret = ownerSecret ?? this.#ownerSecret;
    this.#invite = invite ?? this.#invite;
    this.#key = key ?? this.#key;
    this.#brought = { ...this.#brought, ...brought };
  }

  /** I am somebody: called as he was when he became so. Or with a ticket nobody yet, to be called as I am elsewhere. */
  prove({ token, ticket, nickname }: Partial<Answer<'provider-answer'>>): void {
    this.#token = token;
    this.#nickname = token ? '' : (nickname ?? '');
    if (ticket) this.#brought = { ...this.#brought, ticket };
  }

  /** The server knows me as this. What was no invite link was the key. */
  become({ you, token, invited, server }: Become): void {
    this.#home = server?.room ?? this.#home;
    if (!invited) this.#key = this.#invite ?? this.#key;
    this.dropLinks();
    const { ticket: _, ...brought } = this.#brought;
    this.#brought = brought;
    this.#token = token;
    this.rename(you.nickname);
  }

  rename(nickname: string): void {
    this.#nickname = nickname;
    this.#keep();
  }

  /** What the link brought was used, or opens nothing. */
  dropLinks(): void {
    this.#ownerSecret = undefined;
    this.#invite = undefined;
  }

  /** The server does not know the token; the next greeting is a stranger's. */
  dropToken(): void {
    this.#token = undefined;
  }

  /** I am nobody any more, in no tab. */
  forget(): void {
    this.#token = undefined;
    this.#keep();
  }

  #keep(): void {
    writeJson(this.#shelf, NAME, { nickname: this.#nickname, token: this.#token, invite: this.#key, home: this.#home });
  }
}
