import AhoCorasick from 'modern-ahocorasick';
import type { WordFinder } from '../core/filter.ts';

/** Aho and Corasick: a text is gone through once, however many words there are. Letters are whole: 바보 is not in 바봉. */
export const findWords: WordFinder = (words) => {
  const automaton = new AhoCorasick(words);
  return function* (text) {
    for (const { patternIndex: nth, start, end } of automaton.iterate(text)) yield { nth, start, end };
  };
};
