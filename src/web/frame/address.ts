import type { Links } from '../../client/index.ts';

/** A room, or with whom one whispers. */
const PLACE = /^\/([rd])\/([^/]+)\/?$/;

const LINK = /^\/([oil])\/([^/]+)\/?$/;

/**
 * Takes the secret out of the address, so that it is not shown, shared or remembered by the browser; that of an invite
 * link outlives a reload of this tab.
 */
export function takeLinks(): Links {
  const returned = location.pathname === '/p' ? location.search.slice(1) : null;
  const [, kind, part] = LINK.exec(location.pathname) ?? [];
  const secret = part === undefined ? null : decodeURIComponent(part);
  if (secret !== null || returned !== null) history.replaceState(kind === 'i' ? secret : null, '', '/');
  const invite: unknown = history.state;
  return {
    ...(kind === 'o' && secret !== null && { ownerSecret: secret }),
    ...(kind === 'l' && secret !== null && { once: secret }),
    ...(returned !== null && { returned }),
    ...(typeof invite === 'string' && { invite }),
  };
}

/** The path of a room, or of what one whispers with somebody, on this server. */
export function addressOf(room: string): string {
  const kind = room.startsWith('@') ? 'd' : 'r';
  return `/${kind}/${encodeURIComponent(room.replace(/^[#@]/u, ''))}`;
}

/** What leads to a message. */
export function linkTo(room: string, message: string): string {
  return `${location.origin}${addressOf(room)}?m=${encodeURIComponent(message)}`;
}

/** The room that a path names; null where it names none. */
export function roomIn(path: string): string | null {
  const [, kind, name] = PLACE.exec(path) ?? [];
  return name === undefined ? null : decoded(kind === 'd' ? '@' : '#', name);
}

/** Null where somebody has cut a letter in two. */
function decoded(sign: string, name: string): string | null {
  try {
    return `${sign}${decodeURIComponent(name)}`;
  } catch {
    return null;
  }
}
