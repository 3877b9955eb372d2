import type { Work } from '../core/refusal.ts';
import type { Answer, CommandName, Payload } from '../protocol/commands.ts';
import type { Notice } from '../protocol/events.ts';
import type { Language } from '../protocol/sentences.ts';
import type { Told } from '../protocol/told.ts';
import { Ahead } from './ahead.ts';
import { backOff } from './back-off.ts';
import { Changes, type Watched } from './changes.ts';
import { Hearing, type Visitor } from './hearing.ts';
import { Identity, type Links } from './identity.ts';
import { type Asked, type Failure, LOST, type Transport } from './transport.ts';
import type { World } from './world.ts';

type Hello = Answer<'hello'>;

/** Me, as the server knows me. */
export type Me = Hello['you'];

/** Proves who I am, by whatever gives a token or a ticket; `LOST` where that came to nothing. */
export type Prove = (transport: Pick<Transport, 'ask'>) => Promise<Asked<'login' | 'provider-answer'>>;

/**
 * - `nameless`: the first screen. `refusal` says why one is back on it; `nickname` is what to put into the box.
 * - `connecting`: on the way in for the first time since the page was opened.
 * - `here`: in.
 * - `lost`: comes back by itself at `retryAt`; both are ms since 1970 of the given clock.
 * - `closed`: the server said not to come back. `start` and `enter` try nevertheless.
 */
export type ConnectionState =
  | { readonly is: 'nameless'; readonly nickname: string; readonly refusal: Failure | null }
  | { readonly is: 'connecting' }
  | { readonly is: 'here' }
  | { readonly is: 'lost'; readonly since: number; readonly retryAt: number }
  | { readonly is: 'closed'; readonly reason: string };

/** What the server will think better of by itself: on a return it is no reason to show the first screen. */
const PASSING: ReadonlySet<string> = new Set(['too_fast', 'stopping', 'not_kept', 'internal']);

/** One person's way in, over however many connections. */
export class Connection implements Watched {
  readonly #changes = new Changes();
  readonly #world: World;
  readonly #hearing = new Hearing();
  readonly #identity: Identity;
  readonly #ahead: Ahead;
  #state: ConnectionState;
  #me: Me | null = null;
  #server: Hello['server'] | null = null;
  #stale = false;
  #recalled = false;
  #invited: string | null = null;
  /** Ids of those between whom and me there is a block. */
  #apart: ReadonlySet<string> = new Set();
  #language: Language;
  #line: 'down' | 'opening' | 'up' = 'down';
  #tries = 0;
  #goodbye: Extract<Notice, { on: 'goodbye' }> | null = null;
  #cancelRetry = () => {};
  /** The token by which I am here, or was last. */
  #cameBy: string | null = null;
  /** What proves who I am, on the way in. */
  #proof: string | Prove | null = null;
  /** Tells whoever called `enter` and waits. */
  #answer: ((asked: Asked<'hello'>) => void) | null = null;

  constructor(world: World) {
    this.#world = world;
    this.#language = world.language;
    this.#identity = new Identity(world.device);
    this.#ahead = new Ahead({ transport: world.transport, clock: world.clock, hearing: this.#hearing });
    this.#state = { is: 'nameless', nickname: this.#identity.nickname, refusal: null };
    world.transport.listen({
      onOpen: () => this.#opened(),
      onLost: () => this.#lost(),
      onTold: (told) => this.#told(told),
    });
    world.onWake(() => this.#wake());
    world.onShelved((name) => this.#identity.recall(name) && this.#follow());
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Null until I was in for the first time, or recalled; kept while the connection is lost. */
  get me(): Me | null {
    return this.#me;
  }

  /** Name, version and default room of the server. Null until I was in. */
  get server(): Hello['server'] | null {
    return this.#server;
  }

  /** The server is another version than when the page was opened: offer to reload (UX 81). */
  get stale(): boolean {
    return this.#stale;
  }

  /** What is shown is what was kept: since the page was opened the server was not reached. */
  get recalled(): boolean {
    return this.#recalled;
  }

  /** What proves who I am, for what goes beside the connection, as files do; null while I am nobody. */
  get token(): string | null {
    return this.#identity.token;
  }

  /** The room into which an invite link has led me: told once, and null where none did. */
  takeInvited(): string | null {
    const room = this.#invited;
    this.#invited = null;
    return room;
  }

  /** Whether there is a block between me and this person, mine or his: he calls me no more. */
  isApart(id: string): boolean {
    return this.#apart.has(id);
  }

  get language(): Language {
    return this.#language;
  }

  subscribe = this.#changes.subscribe;

  /** From now on this one hears everything, beginning with what was not heard yet. */
  attend(visitor: Visitor): void {
    this.#hearing.attend(visitor);
  }

  /** The room that everybody enters, as it was when I was last in; null where that is not known. */
  get home(): string | null {
    return this.#identity.home;
  }

  /**
   * Goes in with the token of last time; without one the first screen is shown. The `room`, if it is one, is entered
   * in the same breath: who asks first to join it is answered by that, and what is told meanwhile comes after.
   */
  start(links: Links = {}, room: string | null = null): void {
    this.#identity.want(links);
    this.#ahead.want(room);
    this.#cameBy = this.#identity.token;
    this.#become(this.#identity.isKnown ? { is: 'connecting' } : this.#nameless(null));
    if (this.#identity.isKnown) this.#reach();
  }

  /**
   * Goes in under a nickname; with the `proof` of an account's password, as whoever made it his own; with the secret of
   * a login link as proof and no nickname, as whoever made the link; or by what proves it otherwise. Refused, the state stays `nameless`, and the
   * answer says why.
   */
  enter({
    proof = null,
    ...wish
  }: Links & { readonly nickname: string; readonly proof?: string | Prove | null }): Promise<Asked<'hello'>> {
    this.#identity.want(wish);
    this.#proof = proof;
    this.#settle(LOST);
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.#reach();
    });
  }

  /** Who I was, and where, when that was last kept: while it is lost before I was in, the rooms are shown as they were. */
  recall({ you, server }: Pick<Hello, 'you' | 'server'>): void {
    if (this.#state.is !== 'lost' || this.#me) return;
    this.#me = you;
    this.#server = server;
    this.#recalled = true;
    this.#changes.tell();
  }

  /** From now on the server's sentences are in this language. */
  speak(language: Language): void {
    if (this.#language === language) return;
    this.#language = language;
    if (this.#state.is === 'here') void this.#greet();
    else if (this.#state.is === 'nameless' && !this.#answer) this.#hangUp();
    this.#changes.tell();
  }

  /** Leaves, and forgets who I am. */
  forget(): void {
    this.#identity.forget();
    this.#leave();
  }

  #leave(): void {
    this.#cancelRetry();
    this.#hangUp();
    this.#me = null;
    this.#recalled = false;
    this.#hearing.forget();
    this.#become(this.#nameless(null));
  }

  #hangUp(): void {
    this.#ahead.drop();
    this.#world.transport.close();
    this.#line = 'down';
  }

  /** `LOST` at once when I am not in. */
  async ask<N extends CommandName>(name: N, payload: Payload<N>): Promise<Asked<N>> {
    if (this.#state.is !== 'here') return LOST;
    return this.#ahead.ask(name, payload);
  }

  /** Says hello, over a new connection where there is none. */
  #reach(): void {
    this.#cancelRetry();
    if (this.#line === 'up') void this.#greet();
    if (this.#line !== 'down') return;
    this.#line = 'opening';
    this.#goodbye = null;
    this.#world.transport.open(this.#language);
  }

  #opened(): void {
    this.#line = 'up';
    void this.#greet();
  }

  async #greet(): Promise<void> {
    const refused = this.#proof === null ? null : await this.#prove(this.#proof);
    this.#answered(refused ?? (await this.#sayHello()));
  }

  #sayHello(): Promise<Asked<'hello'>> {
    const hello = this.#world.transport.ask('hello', {
      ...this.#identity.greeting(),
      // Rooms are entered one by one with `join`: a ban in one of them is no reason to stay outside.
      rooms: [],
      seen: this.#hearing.seen,
      language: this.#language,
    });
    this.#ahead.enter();
    return hello;
  }

  /** Null when it was proved. */
  async #prove(proof: string | Prove): Promise<Asked<'hello'> | null> {
    this.#proof = null;
    const { transport } = this.#world;
    const asked = await (typeof proof === 'string'
      ? transport.ask('login', { nickname: this.#identity.nickname, password: proof })
      : proof(transport));
    if (!asked.ok) return asked;
    this.#identity.prove(asked);
    return null;
  }

  #answered(asked: Asked<'hello'>): void {
    if (this.#line !== 'up') return;
    if (asked.ok) this.#arrive(asked);
    else if (asked.error.code !== 'lost') this.#refused(asked.error);
    else this.#settle(LOST);
  }

  #arrive(hello: Hello & { readonly ok: true }): void {
    const again = this.#state.is === 'here';
    this.#identity.become(hello);
    this.#cameBy = hello.token;
    this.#tries = 0;
    this.#me = hello.you;
    this.#stale ||= this.#server !== null && this.#server.version !== hello.server.version;
    this.#server = hello.server;
    this.#recalled = false;
    this.#invited = hello.invited?.room ?? null;
    this.#apart = new Set(hello.apart);
    this.#state = { is: 'here' };
    if (!again) this.#hearing.came(hello);
    this.#settle(hello);
    this.#changes.tell();
  }

  #refused(error: Exclude<Failure, { code: 'lost' }>): void {
    this.#ahead.drop();
    if (error.code === 'wrong_token') this.#introduceMyself();
    else if (this.#state.is === 'here') return;
    else if (error.code === 'gate' && error.work && !error.question) void this.#work(error.work);
    else this.#turnedAway(error);
  }

  /** The server may have hung up before it is done: the work is as good on the next line. */
  async #work(work: Work): Promise<void> {
    const { solve } = await import('./solve.ts');
    this.#identity.want({ work: await solve(work, this.#world.clock) });
    this.#reach();
  }

  #introduceMyself(): void {
    this.#identity.dropToken();
    void this.#greet();
  }

  #turnedAway(error: Exclude<Failure, { code: 'lost' }>): void {
    if (PASSING.has(error.code) && !this.#answer) {
      this.#comeBackIn(error.code === 'too_fast' ? error.retryAfterMs : this.#nextWait());
      return;
    }
    if (/link|invite/.test(error.code)) this.#identity.dropLinks();
    this.#become(this.#nameless(this.#answer ? null : error));
    this.#settle({ ok: false, error });
  }

  #lost(): void {
    this.#line = 'down';
    this.#ahead.drop();
    const { is } = this.#state;
    if (this.#goodbye?.reason === 'logged_out') this.forget();
    else if (this.#goodbye?.comeBack === false) this.#become({ is: 'closed', reason: this.#goodbye.reason });
    else if (is !== 'nameless' && is !== 'closed') this.#comeBackIn(this.#goodbye?.afterMs || this.#nextWait());
    this.#settle(LOST);
  }

  #nextWait(): number {
    const wait = backOff(this.#tries, this.#world.random());
    this.#tries += 1;
    return wait;
  }

  #comeBackIn(ms: number): void {
    const { clock } = this.#world;
    const now = clock.now();
    const since = this.#state.is === 'lost' ? this.#state.since : now;
    this.#cancelRetry();
    this.#cancelRetry = clock.after(ms, () => this.#reach());
    this.#become({ is: 'lost', since, retryAt: now + ms });
  }

  /** Another tab came in, as somebody else too, or left for good: so do I. */
  #follow(): void {
    const { isKnown } = this.#identity;
    const isNameless = this.#state.is === 'nameless';
    if (isNameless && isKnown && !this.#answer) this.start();
    if (isNameless || this.#cameBy === this.#identity.token) return;
    this.#leave();
    if (isKnown) this.start();
  }

  #wake(): void {
    if (this.#state.is === 'lost' && this.#line === 'down') this.#reach();
  }

  #told(told: Told): void {
    if (told.on === 'goodbye') this.#goodbye = told;
    if (told.on === 'apart') this.#part(told.who.id, told.apart);
    if ((told.on === 'renamed' || told.on === 'claimed') && told.who.id === this.#me?.id) this.#changed(told.who);
    this.#hearing.told(told);
  }

  #part(id: string, apart: boolean): void {
    const others = [...this.#apart].filter((one) => one !== id);
    this.#apart = new Set(apart ? [...others, id] : others);
  }

  #changed(who: Me): void {
    this.#me = { ...this.#me, ...who };
    this.#identity.rename(who.nickname);
    this.#changes.tell();
  }

  #settle(asked: Asked<'hello'>): void {
    const answer = this.#answer;
    this.#answer = null;
    answer?.(asked);
  }

  #nameless(refusal: Failure | null): ConnectionState {
    return { is: 'nameless', nickname: this.#identity.nickname, refusal };
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#changes.tell();
  }
}
