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
  /** Lines so far: who says much before he says who he is, is no client. */
  lines = 0;

  get complete(): boolean {
    return this.nick !== null && this.user !== null && !this.negotiating;
  }

  /** Whoever logged in is called as his account is, whatever NICK said; empty for that. */
  get nickname(): string {
    return this.token === null ? (this.nick ?? '') : '';
  }

  /** `PASS token:…` brings back who was here before; any other is the invite key or the password. */
  get proof(): { readonly token?: string; readonly password?: string } {
    if (this.token !== null) return { token: this.token };
    if (this.pass === null) return {};
    const [, token] = /^token:(.*)$/s.exec(this.pass) ?? [];
    return token === undefined ? { password: this.pass } : { token };
  }
}
