import type { KeptEvent } from './entry.ts';
import { foldWords } from './fold.ts';
import { readableHost } from './punycode.ts';
import type { Refusal } from './refusal.ts';
import { skeleton } from './skeleton.ts';
import { prepareReason } from './text.ts';

/** What a rule looks for: a word, by itself where `whole`; or links to a host and all below it, `*` for any. */
export interface FilterSubject {
  readonly word?: string;
  readonly whole?: true;
  readonly link?: string;
}

/**
 * What becomes of what it finds: it is refused; or it is let through, and told to those who look after the room; or only
 * kept for them, which is how a rule is tried. `allow` names a host to which links are no links in the sense of `*`.
 */
export interface FilterRule extends FilterSubject {
  readonly does: 'refuse' | 'report' | 'log' | 'allow';
}

/** Code points of a word or a host. */
export const FILTER_WORD_LIMIT = 64;

/** The first that was found of what is worst: `found` is the word as the rule has it, or the host as it was written. */
export interface Hit {
  readonly rule: FilterRule;
  readonly found: string;
}

/** Finds many words in a text at once, in a time that does not depend on how many they are. */
export type WordFinder = (words: readonly string[]) => (text: string) => Iterable<Found>;

/** The nth word stands there: UTF-16 code units, the end is exclusive. */
export interface Found {
  readonly nth: number;
  readonly start: number;
  readonly end: number;
}

/** Letters of other scripts that look like Latin ones. What is ASCII stays: rn is not m here, nor 1 an l. */
const LOOKS_LATIN = /[[\p{L}\p{M}]--[\p{ASCII}\p{scx=Hangul}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]]+/gv;

/** The form in which texts and rules are compared. */
export function filterForm(text: string): string {
  return foldWords(text).replace(LOOKS_LATIN, skeleton).normalize('NFC');
}

/** A host, in that form already, with `xn--…` as what it stands for, in that form, too. */
function hostForm(host: string): string {
  const readable = readableHost(host);
  return readable === host ? host : filterForm(readable);
}

/** By which a rule is known: there is one for each word and each host. */
export function subjectKey({ word, link }: FilterSubject): string {
  return word === undefined ? `link ${hostForm(link ?? '')}` : `word ${filterForm(word)}`;
}

/** A rule as it is kept, or why it is none. */
export function prepareRule<D extends string>({
  word,
  whole,
  link,
  does,
}: FilterSubject & { readonly does: D }): (FilterSubject & { readonly does: D }) | Refusal {
  if ((word === undefined) === (link === undefined)) return bad('word or link');
  const prepared = prepareReason(word ?? link ?? '', FILTER_WORD_LIMIT);
  if (!prepared.ok) return prepared.refusal;
  if (word !== undefined) {
    if (does === 'allow') return bad('allow: link');
    if (!/[\p{L}\p{N}\p{S}]/u.test(filterForm(prepared.reason))) return { code: 'empty_text' };
    return { word: prepared.reason, ...(whole && { whole }), does };
  }
  if (whole) return bad('whole: word');
  const host = prepared.reason === '*' ? '*' : hostIn(filterForm(prepared.reason));
  return host === null || (host === '*' && does === 'allow') ? bad('link: example.com, or *') : { link: host, does };
}

const bad = (detail: string): Refusal => ({ code: 'bad_request', detail });

const ADDRESS = /^(?:[a-z]{1,10}:\/\/)?([^\s/?#@:]{1,64})(?::\d{1,5})?(?:[/?#]\S*)?$/u;

/** The host that somebody names, with or without what surrounds it in an address; of two labels or more. */
function hostIn(text: string): string | null {
  const [, name = ''] = ADDRESS.exec(text) ?? [];
  const [found] = hostsIn(`${SCHEME}${name}`);
  return found?.host.includes('.') ? found.host : null;
}

/** What others read of an event, where somebody chose its words. */
export function wordsOf(event: KeptEvent): string {
  switch (event.on) {
    case 'said':
      return [event.text, ...(event.files ?? []).flatMap(({ name, alt = '' }) => [name, alt])].join('\n');
    case 'edited':
      return event.text;
    case 'reacted':
      return event.withdrawn ? '' : event.emoji;
    case 'topic-changed':
      return event.topic;
    default:
      return '';
  }
}

const STRENGTH = { allow: 0, log: 1, report: 2, refuse: 3 } as const;

/** The rules of one filter, ready to look at texts. */
export class Filter {
  readonly #find: ReturnType<WordFinder>;
  readonly #words: readonly (FilterRule & { readonly word: string })[];
  readonly #hosts: ReadonlyMap<string, FilterRule>;

  constructor(rules: readonly FilterRule[], finder: WordFinder) {
    this.#words = rules.flatMap((rule) => (rule.word === undefined ? [] : { ...rule, word: rule.word }));
    this.#find = finder(this.#words.map(({ word }) => filterForm(word)));
    this.#hosts = new Map(
      rules.flatMap((rule) => (rule.link === undefined ? [] : [[hostForm(rule.link), rule] as const])),
    );
  }

  /** What a text has of it, the worst and first of all; null for nothing. It takes as long as the text is. */
  hitIn(raw: string): Hit | null {
    if (raw === '') return null;
    const text = filterForm(raw);
    let worst: Hit | null = null;
    for (const hit of this.#hits(text)) {
      if (worst === null || STRENGTH[hit.rule.does] > STRENGTH[worst.rule.does]) worst = hit;
      if (worst.rule.does === 'refuse') return worst;
    }
    return worst;
  }

  *#hits(text: string): Iterable<Hit> {
    for (const { nth, start, end } of this.#words.length > 0 ? this.#find(text) : []) {
      const rule = this.#words[nth];
      if (rule && (!rule.whole || standsAlone(text, start, end))) yield { rule, found: rule.word };
    }
    if (this.#hosts.size === 0) return;
    for (const { host, isLink } of hostsIn(text)) {
      const rule = this.#ruleFor(host, isLink);
      if (rule && rule.does !== 'allow') yield { rule, found: host };
    }
  }

  /** The rule of the host itself, or of the nearest above it; else of any link. */
  #ruleFor(host: string, isLink: boolean): FilterRule | undefined {
    for (let name = host; name !== ''; name = above(name)) {
      const rule = this.#hosts.get(name);
      if (rule) return rule;
    }
    return isLink ? this.#hosts.get('*') : undefined;
  }
}

function above(host: string): string {
  const dot = host.indexOf('.');
  return dot < 0 ? '' : host.slice(dot + 1);
}

const LETTER_BEFORE = /[\p{L}\p{N}\p{M}]$/u;
const LETTER_BEHIND = /^[\p{L}\p{N}\p{M}]/u;
const HANGUL_AT_END = /\p{scx=Hangul}$/u;

/** A word of Hangul may have particles behind it: it stands alone where it begins a word. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (LETTER_BEFORE.test(text.slice(Math.max(0, start - 2), start))) return false;
  return HANGUL_AT_END.test(text.slice(start, end)) || !LETTER_BEHIND.test(text.slice(end, end + 2));
}

/** Whether something in a text is told to be an address. */
export function hasLink(text: string): boolean {
  return hostsIn(filterForm(text)).some(({ isLink }) => isLink);
}

interface HostFound {
  readonly host: string;
  /** Something tells that it is an address, and no two words with a dot between them. */
  readonly isLink: boolean;
}

const SCHEME = '://';
const NAMES = /[\p{L}\p{N}\p{M}._\u3002-]+/gu;
const TOP = /^(?:[^\d\s]{2,}|xn--[\w-]+)$/u;
/** Labels of a host that are looked at, from its end. */
const LABELS = 10;

/** Every name of a host in a text: what stands behind a scheme; else two labels or more, the last of two letters at least. */
function hostsIn(text: string): readonly HostFound[] {
  return [...text.matchAll(NAMES)].flatMap(({ 0: run, index }) => {
    const labels = run.replaceAll('\u3002', '.').split('.');
    const host = labels
      .filter((label) => label !== '')
      .slice(-LABELS)
      .join('.');
    const top = host.slice(host.lastIndexOf('.') + 1);
    const isBehindScheme = followsScheme(text, index);
    if (host === '' || (!isBehindScheme && (host === top || !TOP.test(top)))) return [];
    return [
      { host: hostForm(host), isLink: isBehindScheme || host.startsWith('www.') || text[index + run.length] === '/' },
    ];
  });
}

/** Code units of what somebody may say of himself between a scheme and a host (`user@`). */
const USER = 200;

function followsScheme(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - USER), at);
  const scheme = before.lastIndexOf(SCHEME);
  if (scheme < 0) return false;
  const between = before.slice(scheme + SCHEME.length).replace(/\[$/, '');
  return between === '' || (between.endsWith('@') && !/[\s/?#]/.test(between));
}
