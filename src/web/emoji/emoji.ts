import { disassemble } from 'es-hangul';
import type { Language } from '../texts/language.ts';
import { GROUPS } from './data/list.generated.ts';

export interface Emoji {
  readonly sign: string;
  /** Bears a skin tone. */
  readonly toned: boolean;
  readonly group: number;
  /** In the language that was asked for. */
  readonly name: string;
  /** What stands between two colons, the usual first: :smile:, :웃음:. */
  readonly codes: readonly string[];
  /** All words by which it is found, a space before and after each; of Hangul the letters. */
  readonly words: string;
}

const WORDS: Readonly<Record<Language, () => Promise<{ readonly WORDS: string }>>> = {
  ko: () => import('./data/ko.generated.ts'),
  en: () => import('./data/en.generated.ts'),
};

const loaded = new Map<Language, Promise<readonly Emoji[]>>();

/** All emoji in their order, the same in both languages; fetched when they are asked for first. */
export function emojiIn(language: Language): Promise<readonly Emoji[]> {
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  return known;
}

/** In which language a code or a word is written. */
export function languageOf(typed: string): Language {
  return /[ㄱ-ㆎ가-힣]/u.test(typed) ? 'ko' : 'en';
}

/** As they are compared: without case, of Hangul the letters. */
export function lettersOf(words: string): string {
  return disassemble(words.normalize('NFC').toLowerCase());
}

async function load(language: Language): Promise<readonly Emoji[]> {
  const lines = (await WORDS[language]()).WORDS.split('\n');
  const listed = GROUPS.flatMap((group, nth) => group.split(' ').map((sign) => ({ sign, group: nth })));
  return listed.map(({ sign, group }, nth) => {
    const [name = '', words = '', codes = ''] = (lines[nth] ?? '').split('|');
    const joined = name.replace(/[\s:,]+/gu, '_');
    const known = codes === '' ? [joined] : codes.split(' ');
    return {
      sign: sign.replace(/!$/u, ''),
      toned: sign.endsWith('!'),
      group,
      name,
      codes: known,
      words: ` ${lettersOf(`${codes} ${words} ${name} ${joined}`)} `,
    };
  });
}
