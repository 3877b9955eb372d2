import type { Connection } from '../../../client/index.ts';
import { qrOf } from '../../qr.ts';
import { find, hitLines, soughtBy } from '../found.ts';
import { type LinkWish, link, linkLines, linkWish } from '../invite-links.ts';
import { list, listAsked, listLines } from '../lists.ts';
import { asksLoginLink, loginLinkLines, makeLoginLink } from '../login-link.ts';
import type { TalkTexts } from '../texts.ts';

interface Asking {
  readonly connection: Connection;
  /** In which room. */
  readonly room: string;
  /** Where the server is. */
  readonly origin: string;
  readonly texts: TalkTexts;
}

/** The lines that are shown; or why they could not be had. */
export type Told =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly problem: string };

export type Question = (asking: Asking) => Promise<Told>;

/** What a line asks that is shown to me alone: what was found, links, lists. Null where it is something else. */
export function questionIn(line: string): Question | null {
  const query = soughtBy(line);
  if (query !== null) return (asking) => search(query, asking);
  if (asksLoginLink(line)) return loginLink;
  const wish = linkWish(line);
  if (wish) return (asking) => inviteLinks(wish, asking);
  const on = listAsked(line);
  if (!on) return null;
  return async ({ connection, room, texts }) => {
    const listed = await list(connection, room, on, texts);
    return listed.ok ? told(listLines(listed.list, texts)) : listed;
  };
}

async function search(query: string, { connection, texts }: Asking): Promise<Told> {
  const found = await find(connection, query, texts);
  return found.ok ? told(hitLines(found.hits, found.more, texts)) : found;
}

async function loginLink({ connection, origin, texts }: Asking): Promise<Told> {
  const made = await makeLoginLink(connection, origin, texts);
  return made.ok ? told([...loginLinkLines(made.link, texts), ...(await qrOf(made.link.url))]) : made;
}

/** A new link is shown as a QR code, too. */
async function inviteLinks(wish: LinkWish, { connection, room, origin, texts }: Asking): Promise<Told> {
  const linked = await link(connection, room, wish, texts);
  if (!linked.ok) return linked;
  const [made] = linked.invites;
  const qr = wish.do === 'make' && made?.secret !== undefined ? await qrOf(`${origin}/i/${made.secret}`) : [];
  return told([...qr, ...linkLines(linked.invites, origin, texts)]);
}

const told = (lines: readonly string[]): Told => ({ ok: true, lines });
