import { pieces } from '../frame/links.ts';
import { emphasised, type Sign } from './emphasis.ts';
import type { Inline } from './tokens.ts';

const NAMED = /\[([^[\]\n]{1,200})\]\(((?:https?:\/\/|mailto:)[^\s()<>]{1,2000})\)/gu;
const SIGNS = /\\([*_~`])|\*{1,3}(?!\*)|_{1,3}(?!_)|~~(?!~)/gu;
const TICKS = /`+/gu;

/** The lines of one block, with what is emphasised, linked and code in them. */
export function inlines(text: string): readonly Inline[] {
  return emphasised(codeApart(text));
}

/** Code first: in it no sign has a meaning. It ends with as many backquotes as it begins with. */
function codeApart(text: string): readonly Sign[] {
  const runs = [...text.matchAll(TICKS)].filter(({ index }) => text[index - 1] !== '\\');
  const places = new Map<number, number[]>();
  for (const { 0: ticks, index } of runs.toReversed()) {
    const same = places.get(ticks.length) ?? [];
    same.push(index);
    places.set(ticks.length, same);
  }
  const signs: Sign[] = [];
  let from = 0;
  for (const { 0: ticks, index } of runs) {
    const same = places.get(ticks.length) ?? [];
    while ((same.at(-1) ?? Number.POSITIVE_INFINITY) <= index) same.pop();
    const end = same.at(-1);
    if (index < from || end === undefined) continue;
    signs.push(...named(text, from, index));
    signs.push({ is: 'code', text: text.slice(index + ticks.length, end).replace(/^ (?=.*\S)(.*) $/su, '$1') });
    from = end + ticks.length;
  }
  return [...signs, ...named(text, from, text.length)];
}

/** `[words](address)`. Words that look like another address stay as they are written: nobody is to be misled. */
function named(text: string, start: number, end: number): readonly Sign[] {
  const signs: Sign[] = [];
  let from = start;
  for (const { 0: all, 1: words = '', 2: href = '', index } of text.slice(start, end).matchAll(NAMED)) {
    if (!URL.canParse(href) || /:\/\/|^\s*www\.|\w\.\w\w/u.test(words)) continue;
    signs.push(...bare(text, from, start + index), { is: 'link', text: words, href });
    from = start + index + all.length;
  }
  return [...signs, ...bare(text, from, end)];
}

/** Addresses as they are; and between them the signs of emphasis. */
function bare(text: string, start: number, end: number): readonly Sign[] {
  const signs: Sign[] = [];
  let from = start;
  for (const piece of pieces(text.slice(start, end))) {
    const next = from + piece.text.length;
    if (piece.href === undefined) signs.push(...marked(text, from, next));
    else signs.push({ is: 'link', text: piece.text, href: piece.href });
    from = next;
  }
  return signs;
}

function marked(text: string, start: number, end: number): readonly Sign[] {
  const signs: Sign[] = [];
  let from = start;
  const take = (to: number) => {
    if (to > from) signs.push({ is: 'text', text: text.slice(from, to) });
  };
  for (const { 0: sign, 1: escaped, index } of text.slice(start, end).matchAll(SIGNS)) {
    const at = start + index;
    // ¯\_(ツ)_/¯ is no escape; and of a row of more signs than have a meaning none has one.
    if (text[at - 1] === (escaped === undefined ? sign[0] : '¯')) continue;
    take(at);
    from = at + sign.length;
    if (escaped === undefined) signs.push(signOf(sign, text[at - 1], text[from]));
    else signs.push({ is: 'text', text: escaped });
  }
  take(end);
  return signs;
}

const LATIN = /[\p{Script=Latin}\p{N}]/u;

/**
 * What begins must stand before something and what ends behind something. Whether a letter is on the other side does not
 * count, so that particles may follow (`**굵게**은`); but single signs between Latin letters or digits are none of that
 * (`2*3*4`, `snake_case`).
 */
function signOf(sign: string, before = ' ', after = ' '): Sign {
  const single = sign.startsWith('_') || sign === '*';
  return {
    is: 'sign',
    text: sign,
    opens: !/\s/u.test(after) && !(single && LATIN.test(before)),
    closes: !/\s/u.test(before) && !(single && LATIN.test(after)),
  };
}
