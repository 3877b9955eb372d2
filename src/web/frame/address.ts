import type { Links } from '../../client/index.ts';
import { keep, kept } from './keep.ts';

const KEPT = 'sokdak.invite';
const LINK = /^\/([oi])\/([^/]+)\/?$/;

/** Takes the secret or the key out of the address, so that neither is shown, shared or remembered by the browser. */
export function takeLinks(): Links {
  const [, kind, secret] = LINK.exec(location.pathname) ?? [];
  if (kind !== undefined) history.replaceState(null, '', '/');
  if (kind === 'i' && secret !== undefined) keep(KEPT, decodeURIComponent(secret));
  const invite = kept(KEPT);
  return {
    ...(kind === 'o' && secret !== undefined && { ownerSecret: decodeURIComponent(secret) }),
    ...(invite !== null && { invite }),
  };
}

export function keepInvite(key: string): void {
  keep(KEPT, key);
}

/** What to send to a friend. */
export function inviteAddress(): string {
  const invite = kept(KEPT);
  return invite === null ? location.origin : `${location.origin}/i/${encodeURIComponent(invite)}`;
}
