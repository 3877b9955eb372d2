/** What a page says of itself, as it says it. */
export interface Said {
  readonly title: string;
  readonly description: string;
  /** Where its picture is, seen from the page; empty where it has none. */
  readonly picture: string;
  /** What that shows. */
  readonly alt: string;
}

/** In which a page may say in which letters it is written. */
const DECLARATION_BYTES = 4_096;
const CHARSET = /charset\s*=\s*["']?([\w:-]{1,40})/i;

/** The text of a page: by what its header, or else its beginning, says of its letters; UTF-8 where neither is known. */
export function textOf(body: Uint8Array, type: string): string {
  const beginning = new TextDecoder('latin1').decode(body.subarray(0, DECLARATION_BYTES));
  const label = CHARSET.exec(type)?.[1] ?? CHARSET.exec(beginning)?.[1] ?? 'utf-8';
  return decoderOf(label).decode(body);
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

const META = /<meta\s/gi;
/** Letters of a tag, or of a title, that are looked at. */
const MOST = 4_000;
const ATTRIBUTE = /([\w:-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]{0,3000})"|'([^']{0,3000})'|([^\s"'>]{1,3000}))/g;

/** What a page calls itself, for others (Open Graph) or at all; null where it does not say. */
export function saidIn(html: string): Said | null {
  const named = new Map<string, string>();
  for (const tag of metaTagsIn(html)) {
    const attributes = attributesIn(tag);
    const name = (attributes.get('property') ?? attributes.get('name') ?? '').toLowerCase();
    const content = attributes.get('content');
    if (content !== undefined && !named.has(name)) named.set(name, decoded(content));
  }
  const title = named.get('og:title') ?? titleIn(html);
  const description = named.get('og:description') ?? named.get('description') ?? '';
  const picture = (named.get('og:image') ?? named.get('og:image:url') ?? named.get('twitter:image') ?? '').trim();
  const alt = named.get('og:image:alt') ?? '';
  return title.trim() === '' ? null : { title, description, picture, alt };
}

/** Each letter is looked at once, however many tags begin and never end. */
function* metaTagsIn(html: string): Generator<string> {
  let end = 0;
  for (const { index } of html.matchAll(META)) {
    if (index < end) continue;
    end = html.indexOf('>', index);
    if (end < 0) return;
    yield html.slice(index, Math.min(end, index + MOST));
  }
}

function attributesIn(inside: string): ReadonlyMap<string, string> {
  const found = [...inside.matchAll(ATTRIBUTE)];
  return new Map(found.map(([, name = '', one, two, three]) => [name.toLowerCase(), one ?? two ?? three ?? '']));
}

function titleIn(html: string): string {
  const opened = html.search(/<title[\s>]/i);
  const from = html.indexOf('>', opened) + 1;
  const to = html.indexOf('<', from);
  return opened < 0 || from === 0 || to < 0 ? '' : decoded(html.slice(from, Math.min(to, from + MOST)));
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,8}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
