import type { Links } from '../../client/index.ts';

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
