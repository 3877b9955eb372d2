import type { Failure, Links } from '../../../client/index.ts';
import type { Language } from '../../../config.ts';
import { logIn } from '../log-in.ts';
import { failureText } from '../outcome.ts';
import { openProfile, type Profile } from '../profile.ts';
import { talkTexts } from '../texts.ts';
import { beginVisit, type Visit } from '../visit.ts';
import type { Wish } from '../wish.ts';

interface DoorPorts {
  readonly wish: Wish;
  readonly home: string;
  readonly language: Language;
  /** Something changed: what is asked, or how the connection is. */
  readonly onChange: () => void;
}

/** The way in: asks for what is missing, a nickname or the key, until one is in. */
export class Door {
  readonly #ports: DoorPorts;
  #visit: Visit | null = null;
  #nickname = '';
  #links: Links;
  #entering = false;
  #failure: Failure | null = null;

  constructor(ports: DoorPorts) {
    this.#ports = ports;
    this.#links = ports.wish.address.links;
  }

  /** Null until it is known who one is. */
  get visit(): Visit | null {
    return this.#visit;
  }

  /** What to put into the box when a nickname is asked. */
  get nickname(): string {
    return this.#nickname;
  }

  get entering(): boolean {
    return this.#entering;
  }

  /** What is to be typed now; null when nothing is. */
  get asks(): 'nickname' | 'password' | 'key' | 'answer' | null {
    if (this.#entering || (this.#visit && this.#visit.chat.connection.state.is !== 'nameless')) return null;
    const refusal = this.#refusal;
    if (refusal?.code === 'gate' && refusal.question !== undefined) return 'answer';
    if (refusal?.code === 'nickname_taken' && refusal.held) return 'password';
    if (refusal?.code === 'wrong_login' && refusal.by === undefined) return 'password';
    return refusal?.code === 'wrong_password' ? 'key' : 'nickname';
  }

  /** Whether a password was given, and was not the one. */
  get isWrong(): boolean {
    return this.#refusal?.code === 'wrong_login';
  }

  /** Why one is not in, where one wanted to be. */
  get problem(): string | null {
    const { wish, language } = this.#ports;
    if (this.asks === null || !this.#refusal) return null;
    const isAway = this.#refusal.code === 'lost';
    return isAway
      ? talkTexts[language].unreachable(wish.address.origin)
      : failureText(this.#refusal, talkTexts[language]);
  }

  /** As last time, or as the nickname that was given; where neither is known, it asks. */
  begin(): void {
    const { home, wish } = this.#ports;
    this.#nickname = wish.nickname ?? '';
    if (wish.proof) return void this.#logIn(wish.proof);
    const profile = openProfile(home, wish.address.origin, wish.nickname);
    if (!profile) return;
    const { connection } = this.#come(profile).chat;
    connection.start(this.#links);
    if (connection.state.is !== 'nameless') return;
    this.#nickname = wish.nickname ?? connection.state.nickname;
    if (this.#nickname !== '') void this.#enter();
  }

  /** What was asked for. */
  answer(typed: string): void {
    const { home, wish } = this.#ports;
    if (this.asks === 'password') return void this.#logIn({ nickname: this.#nickname, password: typed });
    if (this.asks === 'key') this.#links = { ...this.#links, key: typed };
    else if (this.asks === 'answer') this.#links = { ...this.#links, answer: typed };
    else {
      this.#nickname = typed;
      const profile = openProfile(home, wish.address.origin, typed);
      if (profile) this.#come(profile);
    }
    void this.#enter();
  }

  /** The nickname is somebody else's after all: another one is asked for. */
  chooseAnother(): void {
    this.#failure = null;
    this.#ports.onChange();
  }

  get #refusal(): Failure | null {
    const state = this.#visit?.chat.connection.state;
    return this.#failure ?? (state?.is === 'nameless' ? state.refusal : null);
  }

  #come(profile: Profile): Visit {
    this.#visit?.leave();
    const { wish, language, onChange } = this.#ports;
    this.#visit = beginVisit({ origin: wish.address.origin, links: this.#links, profile, language });
    this.#visit.chat.connection.subscribe(onChange);
    return this.#visit;
  }

  async #logIn(proof: NonNullable<Wish['proof']>): Promise<void> {
    const { wish, home, language, onChange } = this.#ports;
    this.#entering = true;
    onChange();
    const done = await logIn({ origin: wish.address.origin, home, language, ...proof });
    this.#entering = false;
    this.#failure = done.ok ? null : done.error;
    if (done.ok) this.#come(done.profile).chat.connection.start(this.#links);
    onChange();
  }

  async #enter(): Promise<void> {
    this.#entering = true;
    this.#failure = null;
    this.#ports.onChange();
    const asked = await this.#visit?.chat.connection.enter({ nickname: this.#nickname, ...this.#links });
    this.#entering = false;
    this.#failure = asked && !asked.ok ? asked.error : null;
    if (this.#failure?.code === 'no_such_invite') {
      const { invite: _, ...links } = this.#links;
      this.#links = links;
    }
    this.#ports.onChange();
  }
}
