import type { FilterRule, FilterSubject } from '../core/filter.ts';
import type { WireEntry } from './events.ts';
import type { Language } from './sentences.ts';

type FilterNews = FilterSubject & {
  readonly on: 'filter-changed' | 'filter-hit';
  readonly by: { readonly nickname: string };
  readonly room?: string;
  readonly does: FilterRule['does'] | 'none';
};

interface Says {
  word(word: string, whole: boolean): string;
  link(host: string): string;
  readonly does: Readonly<Record<FilterRule['does'], string>>;
  readonly server: string;
  changed(by: string, where: string, rule: string, does: string): string;
  removed(by: string, where: string, rule: string): string;
  hit(by: string, room: string, rule: string): string;
}

const SAYS: Readonly<Record<Language, Says>> = {
  ko: {
    word: (word, whole) => (whole ? `낱말 ‘${word}’` : `‘${word}’`),
    link: (host) => (host === '*' ? '모든 링크' : `${host} 링크`),
    does: { refuse: '거절', report: '신고', log: '기록만', allow: '허용' },
    server: '서버',
    changed: (by, where, rule, does) => `${by}님이 ${where} 필터를 정했습니다: ${rule} – ${does}`,
    removed: (by, where, rule) => `${by}님이 ${where} 필터에서 뺐습니다: ${rule}`,
    hit: (by, room, rule) => `${room} 필터에 걸렸습니다: ${by}님의 메시지에 ${rule}`,
  },
  en: {
    word: (word, whole) => (whole ? `the word “${word}”` : `“${word}”`),
    link: (host) => (host === '*' ? 'any link' : `links to ${host}`),
    does: { refuse: 'refuse', report: 'report', log: 'only log', allow: 'allow' },
    server: 'the server',
    changed: (by, where, rule, does) => `${by} set the filter of ${where}: ${rule} – ${does}`,
    removed: (by, where, rule) => `${by} took out of the filter of ${where}: ${rule}`,
    hit: (by, room, rule) => `The filter of ${room} found ${rule} in a message of ${by}`,
  },
};

/** What a rule looks for, in words. */
export function subjectWords({ word, whole, link = '' }: FilterSubject, language: Language): string {
  const says = SAYS[language];
  return word === undefined ? says.link(link) : says.word(word, whole === true);
}

/** What becomes of what a rule finds, in a word. */
export function doesWord(does: FilterRule['does'], language: Language): string {
  return SAYS[language].does[does];
}

/** What somebody changed about a filter, or what it found. */
export function filterSentence({ on, by, room, does, ...subject }: FilterNews, language: Language): string {
  const says = SAYS[language];
  const [where, rule] = [room ?? says.server, subjectWords(subject, language)];
  if (on === 'filter-hit') return says.hit(by.nickname, where, rule);
  if (does === 'none') return says.removed(by.nickname, where, rule);
  return says.changed(by.nickname, where, rule, says.does[does]);
}

/** Whether it is about a filter. */
export function isOfFilter<E extends Pick<WireEntry, 'on'>>(
  entry: E,
): entry is Extract<E, { on: 'filter-changed' | 'filter-hit' }> {
  return entry.on === 'filter-changed' || entry.on === 'filter-hit';
}
