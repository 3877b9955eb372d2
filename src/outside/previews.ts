import { PICTURE, pictureAlt, previewText } from '../core/preview.ts';
import type { Previewer, Seen } from '../hub/ports/previews.ts';
import type { Head, Outside } from './outside.ts';
import { type Said, saidIn, textOf } from './page.ts';
import { Remembered } from './remembered.ts';

/** What it may cost to look at a page, and at its picture: bytes, and ms in all. */
const COSTS = { bytes: 256 * 1024, ms: 3_000 } as const;
const PICTURE_COSTS = { bytes: PICTURE.bytes + 1, ms: 3_000 } as const;
const HEADERS = {
  'accept-language': 'ko,en;q=0.8',
  'user-agent': 'Mozilla/5.0 (compatible; sokdak; link preview)',
} as const;
const PAGE_HEADERS = { ...HEADERS, accept: 'text/html,application/xhtml+xml' } as const;
const PICTURE_HEADERS = { ...HEADERS, accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif' } as const;
/** What was looked at a moment ago is not looked at again: so many, and for so many ms. */
const REMEMBERED = { most: 200, ms: 10 * 60_000 } as const;
/** Their bytes stay in memory. */
const PICTURES_REMEMBERED = { ...REMEMBERED, most: 8 } as const;

/** Looks at pages that people here name, from this computer, so that nobody's reader has to (decision 0040). */
export function previewsBy(outside: Outside, now: () => number): Previewer {
  const pages = new Remembered(REMEMBERED, now, (address) => look(outside, address).catch(() => null));
  const pictures = new Remembered(PICTURES_REMEMBERED, now, (address) => fetched(outside, address).catch(() => null));
  return { preview: (address) => pages.get(address), picture: (address) => pictures.get(address) };
}

async function look(outside: Outside, address: string): Promise<Seen | null> {
  const { status, type, body, url } = await outside.get(address, { ...COSTS, headers: PAGE_HEADERS, wants: isPage });
  const said = isPage({ status, type }) ? saidIn(textOf(body, type)) : null;
  const text = said && previewText(said);
  return text ? { text, picture: pictureOf(said, url) } : null;
}

function pictureOf({ picture, alt }: Said, page: string): Seen['picture'] {
  if (picture === '' || !URL.canParse(picture, page)) return null;
  return { address: new URL(picture, page).href, alt: pictureAlt(alt) };
}

/** Whether it is a picture, its bytes say, and not what calls it one. */
async function fetched(outside: Outside, address: string): Promise<Uint8Array | null> {
  const { status, body } = await outside.get(address, { ...PICTURE_COSTS, headers: PICTURE_HEADERS, wants: isThere });
  return status === 200 && body.length <= PICTURE.bytes ? body : null;
}

function isThere({ status }: Head): boolean {
  return status === 200;
}

function isPage({ status, type }: Head): boolean {
  return status === 200 && /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
}
