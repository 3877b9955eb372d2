import type { Links } from '../../client/index.ts';

/** Where a server is, and what the link to it opens. */
export interface Address {
  /** Scheme, host and port; what tells one server from another. */
  readonly origin: string;
  readonly links: Links;
}

const LINK = /^\/([oil])\/([^/]+)\/?$/;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const USUAL_PORT = '8000';
const PROTOCOLS = new Map([
  ['http:', 'http:'],
  ['https:', 'https:'],
  ['ws:', 'http:'],
  ['wss:', 'https:'],
]);

/** Reads `localhost`, `host:8000`, `https://chat.example`, `ws://host/ws` or an invite, owner or login link; null when it is none. */
export function addressOf(text: string): Address | null {
  const url = SCHEME.test(text) ? parsed(text) : parsed(`http://${text}`);
  const protocol = PROTOCOLS.get(url?.protocol ?? '');
  if (!url || !protocol || url.hostname === '') return null;
  if (!SCHEME.test(text) && !/:\d+(\/|$)/.test(text)) url.port = USUAL_PORT;
  return { origin: `${protocol}//${url.host}`, links: linksIn(url.pathname) };
}

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function linksIn(path: string): Links {
  const [, kind, secret] = LINK.exec(path) ?? [];
  if (secret === undefined) return {};
  if (kind === 'l') return { once: decoded(secret) };
  return kind === 'o' ? { ownerSecret: decoded(secret) } : { invite: decoded(secret) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
