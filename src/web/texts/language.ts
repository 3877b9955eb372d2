export type Language = 'ko' | 'en';

/** Korean for whoever prefers it to English; English for the rest of the world. */
export function preferred(languages: readonly string[]): Language {
  const known = languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'ko' || tag === 'en');
  return known === 'ko' ? 'ko' : 'en';
}
