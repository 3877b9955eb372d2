import type { Person } from '../../core/entry.ts';
import type { CommandName, Payload } from '../../protocol/commands.ts';
import { userOf } from './names.ts';

/** Commands that name somebody else. */
const ABOUT_OTHERS: ReadonlySet<CommandName> = new Set([
  ...(['whois', 'whisper', 'typing', 'invite', 'block', 'unblock'] as const),
  ...(['kick', 'ban', 'mute', 'unmute', 'role'] as const),
  ...(['server-ban', 'server-mute', 'server-unmute'] as const),
]);

/**
 * Another name for each who is here, in letters that every keyboard and client has: the user part of the mask. It stays
 * the same for life, whatever the nickname. Whoever bears it as a nickname goes first.
 */
export class Aliases {
  readonly #nicknames = new Map<string, string>();
  readonly #isBorne: (nickname: string) => boolean;

  constructor(isBorne: (nickname: string) => boolean) {
    this.#isBorne = isBorne;
  }

  come(who: Person): void {
    this.#nicknames.set(userOf(who.id), who.nickname);
  }

  leave(who: Person): void {
    this.#nicknames.delete(userOf(who.id));
  }

  /** Whom a name means: the nickname that stands for it, or itself. */
  nicknameOf(name: string): string {
    const nickname = this.#nicknames.get(name);
    return nickname === undefined || this.#isBorne(name) ? name : nickname;
  }

  /** What is asked, with nicknames for aliases. */
  resolved<N extends CommandName>(name: N, payload: Payload<N>): Payload<N> {
    if (!ABOUT_OTHERS.has(name)) return payload;
    return { ...payload, ...this.#named('to', payload), ...this.#named('nickname', payload) };
  }

  #named(field: string, payload: object): Readonly<Record<string, string>> {
    const name: unknown = Reflect.get(payload, field);
    return typeof name === 'string' ? { [field]: this.nicknameOf(name) } : {};
  }
}
