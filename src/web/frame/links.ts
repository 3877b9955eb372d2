export interface Piece {
  readonly text: string;
  /** Where it leads, when it is a link. */
  readonly href?: string;
}

const LINK =
  /\b(?:(?:https?|irc):\/\/|mailto:(?=[^\s<>"@]+@))[^\s<>"\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]+/giu;
/** What emphasises an address rather than stands in it. */
const SIGNS = /\*\*|~~|`/u;
/** What ends a sentence rather than an address; looked for once in each run, or a run of 4,000 would hold up the page. */
const TRAILING = /(?<![.,:;!?'’”…。、！？*_~])[.,:;!?'’”…。、！？*_~]+$/u;
/** A particle right after a host or a plain path: https://sokdak.kr에서. */
const PARTICLE = /(?<=[\w/])[가-힣]+$/u;
const OPENING = { ')': '(', ']': '[', '}': '{' } as const;

/** A text in pieces, in order; together they are the text again. Only http, https, mailto and irc become links. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const { 0: candidate, index } of text.matchAll(LINK)) {
    const link = trimmed(candidate.split(SIGNS, 1)[0] ?? '');
    if (!URL.canParse(link)) continue;
    if (index > end) found.push({ text: text.slice(end, index) });
    found.push({ text: link, href: link });
    end = index + link.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

function trimmed(link: string): string {
  const bare = link.replace(TRAILING, '').replace(PARTICLE, '');
  const shorter = closesNothing(bare) ? bare.slice(0, -1) : bare;
  return shorter === link ? link : trimmed(shorter);
}

function closesNothing(link: string): boolean {
  const last = link.at(-1);
  if (last !== ')' && last !== ']' && last !== '}') return false;
  return link.split(last).length > link.split(OPENING[last]).length;
}
