import { keep, kept } from '../frame/keep.ts';
import { en } from './en.ts';
import { ko, type Texts } from './ko.ts';
import { type Language, preferred } from './language.ts';

const TEXTS: Readonly<Record<Language, Texts>> = { ko, en };
const KEPT = 'sokdak.language';

/** The language that the page speaks. */
class Speech {
  language: Language = $state(chosen());

  get texts(): Texts {
    return TEXTS[this.language];
  }

  choose(language: Language): void {
    this.language = language;
    keep(KEPT, language);
  }
}

function chosen(): Language {
  const before = kept(KEPT);
  return preferred(before ? [before] : navigator.languages);
}

export const speech = new Speech();
