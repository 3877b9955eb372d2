import type { Links } from '../../client/index.ts';
import { keep, kept } from './keep.ts';

const KEPT = 'sokdak.invite';
const LINK = /^\/([oil])\/([^/]+)\/?$/;

/** Takes the secret or the key out of the address, so that neither is shown, shared or remembered by the browser. */
export function takeLinks(): Links {
  const returned = location.pathname === '/p' ? location.search.slice(1) : null;
  const [, kind, secret] = LINK.exec(location.pathname) ?? [];
  if (kind !== undefined || returned !== null) history.replaceState(null, '', '/');
  if (kind === 'i' && secret !== undefined) keep(KEPT, decodeURIComponent(secret));
  const invite = kept(KEPT);
  return {
    ...(kind === 'o' && secret !== undefined && { ownerSecret: decodeURIComponent(secret) }),
    ...(kind === 'l' && secret !== undefined && { once: decodeURIComponent(secret) }),
    ...(returned !== null && { returned }),
    ...(invite !== null && { invite }),
  };
}

export function keepInvite(key: string): void {
  keep(KEPT, key);
}

const THIS_COMPUTER = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;

/** What to send to a friend; null where the address leads nobody but me here. */
export function inviteAddress(): string | null {
  if (THIS_COMPUTER.test(location.hostname)) return null;
  const invite = kept(KEPT);
  return invite === null ? location.origin : `${location.origin}/i/${encodeURIComponent(invite)}`;
}
