import { keep, kept } from '../frame/keep.ts';
import type { Texts } from './ko.ts';
import { type Language, preferred } from './language.ts';

const KEPT = 'sokdak.language';

/** Only the language that is spoken is loaded. */
const LOAD: Readonly<Record<Language, () => Promise<Texts>>> = {
  ko: async () => (await import('./ko.ts')).ko,
  en: async () => (await import('./en.ts')).en,
};

interface Spoken {
  readonly language: Language;
  readonly texts: Texts;
}

/** The language that the page speaks. Nothing is drawn before `begin` is done. */
class Speech {
  #spoken: Spoken | null = $state.raw(null);

  get language(): Language {
    return this.#now.language;
  }

  get texts(): Texts {
    return this.#now.texts;
  }

  begin(): Promise<void> {
    const before = kept(KEPT);
    return this.#speak(preferred(before ? [before] : navigator.languages));
  }

  choose(language: Language): Promise<void> {
    keep(KEPT, language);
    return this.#speak(language);
  }

  async #speak(language: Language): Promise<void> {
    this.#spoken = { language, texts: await LOAD[language]() };
  }

  get #now(): Spoken {
    if (!this.#spoken) throw new Error('nothing was loaded yet');
    return this.#spoken;
  }
}

export const speech = new Speech();
