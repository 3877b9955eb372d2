export type Language = 'ko' | 'en';

/** One sentence in each language that sokdak speaks. */
export interface Sentence {
  readonly ko: string;
  readonly en: string;
}

/** The operator's language by his locale (POSIX order: LC_ALL, LC_MESSAGES, LANG). */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.startsWith('ko') ? 'ko' : 'en';
}
