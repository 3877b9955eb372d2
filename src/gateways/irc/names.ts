import type { Person } from '../../core/entry.ts';

/** What IRC calls a server and a host. Addresses of people are told to nobody. */
export const SERVER = 'irc.sokdak';
export const HOST = 'sokdak';

/**
 * A nickname as IRC can carry it: `_` for a space. Both ways of writing it find the same person, because the hub
 * takes them for one name (SPEC N10).
 */
export function nickOf(nickname: string): string {
  return nickname.replace(/ ?_ ?| /g, '_');
}

/** The same for life, whatever the nickname: the end of the id. */
export function userOf(id: string): string {
  return `u${id.replace(/[^0-9A-Za-z]/g, '').slice(-8)}`;
}

/** `nick!user@host` (RFC 1459 section 2.3.1). */
export function sourceOf({ id, nickname }: Person): string {
  return `${nickOf(nickname)}!${userOf(id)}@${HOST}`;
}

/** Whom a mask such as `홍길동!*@*` names. */
export function nickIn(mask: string): string {
  return mask.split(/[!@]/, 1)[0] ?? '';
}

export function isChannel(target: string): boolean {
  return target.startsWith('#');
}

/** Whether it can be a nick on this wire at all; the hub judges the rest. */
export function isClientNick(nick: string): boolean {
  return nick !== '*' && !/[ #]/.test(nick.slice(0, 1)) && !nick.includes('.sokdak');
}
