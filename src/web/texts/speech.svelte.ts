import { keep } from '../frame/keep.ts';
import type { Texts } from './ko.ts';
import { CHOSEN, firstLanguage, type Language } from './language.ts';

const FIRST = firstLanguage();

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
    return this.#spoken?.language ?? FIRST;
  }

  get texts(): Texts {
    if (!this.#spoken) throw new Error('nothing was loaded yet');
    return this.#spoken.texts;
  }

  begin(): Promise<void> {
    return this.#speak(FIRST);
  }

  choose(language: Language): Promise<void> {
    keep(CHOSEN, language);
    return this.#speak(language);
  }

  async #speak(language: Language): Promise<void> {
    this.#spoken = { language, texts: await LOAD[language]() };
  }
}

export const speech = new Speech();
