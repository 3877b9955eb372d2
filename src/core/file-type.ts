/** What a file is, as its first bytes say. `width` and `height` are pixels. */
export interface FileKind {
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

/** So many of the first bytes are looked at: what a camera writes before the size of a picture takes up to 64 KB. */
export const HEAD_BYTES = 262_144;

/** A picture that would take more than this to draw, in pixels, is handed out as a file that nobody draws. */
const MOST_PIXELS = 50_000_000;

const UNKNOWN = 'application/octet-stream';

/** Nothing of it runs a script, and every browser shows it. */
const SHOWN: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'video/mp4',
  'video/webm',
  'video/ogg',
  'audio/mp4',
  'audio/ogg',
]);

/** Whether a browser may show it in place, rather than keep it. Nothing that is text, XML or HTML in any way. */
export function isShown(type: string): boolean {
  return SHOWN.has(type);
}

const PLAIN_TYPE = /^(?:application|audio|font|image|model|text|video)\/[a-z0-9][a-z0-9.+-]{0,80}$/;

/** `claimed` is what the sender says: believed only where it is well formed and changes nothing about how it is shown. */
export function kindOf(head: Uint8Array, claimed: string): FileKind {
  const found = pictureIn(head) ?? soundOrFilmIn(head);
  if (found) return isTooLarge(found) ? { type: UNKNOWN } : found;
  const type = claimed.toLowerCase();
  return { type: PLAIN_TYPE.test(type) && !isShown(type) ? type : UNKNOWN };
}

function isTooLarge({ width = 0, height = 0 }: FileKind): boolean {
  return width * height > MOST_PIXELS;
}

function pictureIn(head: Uint8Array): FileKind | null {
  return pngIn(head) ?? gifIn(head) ?? webpIn(head) ?? jpegIn(head) ?? avifIn(head);
}

/** w3.org/TR/png-3, 11.2.1: the header comes first. */
function pngIn(head: Uint8Array): FileKind | null {
  if (!begins(head, '\x89PNG\r\n\x1a\n') || textAt(head, 12, 4) !== 'IHDR') return null;
  return sized('image/png', u32(head, 16), u32(head, 20));
}

/** w3.org/Graphics/GIF/spec-gif89a.txt, 18 */
function gifIn(head: Uint8Array): FileKind | null {
  if (!begins(head, 'GIF87a') && !begins(head, 'GIF89a')) return null;
  return sized('image/gif', u16le(head, 6), u16le(head, 8));
}

/** RFC 9649, section 2 */
function webpIn(head: Uint8Array): FileKind | null {
  if (!begins(head, 'RIFF') || textAt(head, 8, 4) !== 'WEBP') return null;
  const chunk = textAt(head, 12, 4);
  if (chunk === 'VP8X') return sized('image/webp', u24le(head, 24) + 1, u24le(head, 27) + 1);
  if (chunk === 'VP8 ') return sized('image/webp', u16le(head, 26) & 0x3fff, u16le(head, 28) & 0x3fff);
  if (chunk !== 'VP8L') return null;
  const bits = u16le(head, 21) + u16le(head, 23) * 0x1_0000;
  return sized('image/webp', (bits % 0x4000) + 1, (Math.floor(bits / 0x4000) % 0x4000) + 1);
}

/** itu.int/rec/T-REC-T.81, B.2.2: segments, one of which is a frame with its size. */
function jpegIn(head: Uint8Array): FileKind | null {
  if (!begins(head, '\xff\xd8\xff')) return null;
  for (let at = 2; at + 9 < head.length && head[at] === 0xff; ) {
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return sized('image/jpeg', u16(head, at + 7), u16(head, at + 5));
    else if (marker === 0xda) break;
    else at += 2 + u16(head, at + 2);
  }
  return null;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** ISO/IEC 23008-12: the size stands in `ispe`; of several (small pictures, tiles) the largest is meant. */
function avifIn(head: Uint8Array): FileKind | null {
  if (!brandsOf(head).some((brand) => brand === 'avif' || brand === 'avis')) return null;
  let [width, height] = [0, 0];
  for (let at = 12; at + 16 <= head.length; at += 1) {
    if (head[at] !== 0x69 || textAt(head, at, 4) !== 'ispe') continue;
    width = Math.max(width, u32(head, at + 8));
    height = Math.max(height, u32(head, at + 12));
  }
  return width > 0 ? sized('image/avif', width, height) : null;
}

const MP4 = /^(?:isom|iso[2-9]|mp4[12]|avc1|dash|M4V |MSNV)$/;

function soundOrFilmIn(head: Uint8Array): FileKind | null {
  const [brand = ''] = brandsOf(head);
  if (brand === 'M4A ' || brand === 'M4B ') return { type: 'audio/mp4' };
  if (MP4.test(brand)) return { type: 'video/mp4' };
  const start = textAt(head, 0, 64);
  if (start.startsWith('\x1aE\xdf\xa3') && start.includes('webm')) return { type: 'video/webm' };
  if (start.startsWith('OggS')) return { type: start.includes('theora') ? 'video/ogg' : 'audio/ogg' };
  return null;
}

/** ISO/IEC 14496-12, 4.3: `ftyp` with a brand, a version, and what it goes with. */
function brandsOf(head: Uint8Array): readonly string[] {
  if (textAt(head, 4, 4) !== 'ftyp') return [];
  const end = Math.min(u32(head, 0), head.length, 256);
  const brands = [textAt(head, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(textAt(head, at, 4));
  return brands;
}

/** A picture without a size is none. */
function sized(type: string, width: number, height: number): FileKind | null {
  return width > 0 && height > 0 ? { type, width, height } : null;
}

function begins(head: Uint8Array, with_: string): boolean {
  return textAt(head, 0, with_.length) === with_;
}

function textAt(head: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...head.subarray(at, at + length));
}

const u16 = (head: Uint8Array, at: number) => (head[at] ?? 0) * 0x100 + (head[at + 1] ?? 0);
const u16le = (head: Uint8Array, at: number) => (head[at + 1] ?? 0) * 0x100 + (head[at] ?? 0);
const u24le = (head: Uint8Array, at: number) => (head[at + 2] ?? 0) * 0x1_0000 + u16le(head, at);
const u32 = (head: Uint8Array, at: number) => u16(head, at) * 0x1_0000 + u16(head, at + 2);
