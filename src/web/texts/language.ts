import { kept } from '../frame/keep.ts';

export type Language = 'ko' | 'en';

/** Korean for whoever prefers it to English; English for the rest of the world. */
export function preferred(languages: readonly string[]): Language {
  const known = languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'ko' || tag === 'en');
  return known === 'ko' ? 'ko' : 'en';
}

/** Under which this browser keeps what was chosen. */
export const CHOSEN = 'sokdak.language';

/** What was chosen in this browser, or else what it prefers. */
export function firstLanguage(): Language {
  const chosen = kept(CHOSEN);
  return preferred(chosen ? [chosen] : navigator.languages);
}
