import { readOneTime } from '../../core/one-time.ts';
import type { Payload } from '../../protocol/commands.ts';
import type { Plain } from './sasl.ts';

/** What a client has said of itself before it is let in (modern.ircdocs.horse/#connection-registration). */
export class Registration {
  /** What is being said by AUTHENTICATE. */
  sasl: Plain | null = null;
  /** Given for a nickname and its password. */
  token: string | null = null;
  nick: string | null = null;
  user: string | null = null;
  pass: string | null = null;
  /** `CAP LS` or `CAP REQ` came, and `CAP END` did not: registration waits. */
  negotiating = false;
  version = 301;

  /** The challenge of the gate, until it is worked. */
  challenge: string | null = null;
  #brought: { readonly answer?: string; readonly work?: string } = {};

  /** What came by ANSWER: the work, where it begins with the challenge, or else the answer. */
  answer(text: string): void {
    const isWork = this.challenge !== null && text.startsWith(`${this.challenge}:`);
    this.#brought = { ...this.#brought, ...(isWork ? { work: text } : { answer: text }) };
  }

  get complete(): boolean {
    return this.nick !== null && this.user !== null && !this.negotiating;
  }

  /** Whoever logged in is called as his account is, whatever NICK said; empty for that. */
  get nickname(): string {
    return this.token === null ? (this.nick ?? '') : '';
  }

  /** The password of a login link, where PASS brought one (SPEC A8). */
  get oneTime(): string | null {
    return this.token === null && this.pass !== null && readOneTime(this.pass) !== null ? this.pass : null;
  }

  /**
   * `PASS token:…` brings back who was here before, `PASS invite:…` is an invite link; any other is the invite key or the
   * password.
   */
  get proof(): Pick<Payload<'hello'>, 'token' | 'invite' | 'password' | 'answer' | 'work'> {
    if (this.token !== null) return { token: this.token };
    if (this.pass === null) return this.#brought;
    const [, kind, secret = ''] = /^(token|invite):(.*)$/s.exec(this.pass) ?? [];
    if (kind === 'token') return { token: secret };
    return { ...this.#brought, ...(kind === 'invite' ? { invite: secret } : { password: this.pass }) };
  }
}
