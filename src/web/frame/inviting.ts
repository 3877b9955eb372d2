import { kept } from './keep.ts';

const THIS_COMPUTER = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;

/** What to send to a friend: the address with what stands behind `/i/`, if anything. Null where it leads nobody but me here. */
export function inviteAddress(secret: string): string | null {
  if (THIS_COMPUTER.test(location.hostname)) return null;
  return secret === '' ? location.origin : linkOf(secret);
}

export function linkOf(secret: string): string {
  return `${location.origin}/i/${encodeURIComponent(secret)}`;
}

/** The invite key that the chat page was given (client/identity.ts), or the lab. */
export function keptKey(): string {
  const me: unknown = parsed(kept('sokdak.me') ?? 'null');
  const mine = typeof me === 'object' && me !== null ? Reflect.get(me, 'invite') : null;
  return typeof mine === 'string' ? mine : (kept('sokdak.invite') ?? '');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
