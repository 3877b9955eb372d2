import { type Act, actOf } from './lines.ts';

/** A conversation as a script: what is done and seen, line by line. */
export interface Play {
  readonly file: string;
  /** What it shows, with the rules that it cites. */
  readonly title: string;
  readonly characters: readonly string[];
  readonly lines: readonly Line[];
}

export interface Line {
  /** `file:line`, for whoever has to look. */
  readonly at: string;
  readonly words: string;
  readonly act: Act;
}

const CITATION = /\[[NTERDSWMLGBAFHO]\d+\]/;

/** Reads a play, or throws at the first line that is none. */
export function playOf(file: string, script: string): Play {
  const [heading = '', ...rest] = script.split('\n');
  if (!heading.startsWith('# ') || !CITATION.test(heading)) throw new Error(`${file}:1: no title that cites a rule`);
  const lines = rest.flatMap((words, index) => lineOf(`${file}:${index + 2}`, words.trim()));
  const characters = [...new Set(lines.flatMap(({ act }) => act.newcomer ?? []))];
  return { file, title: heading.slice(2), characters, lines };
}

function lineOf(at: string, words: string): readonly Line[] {
  if (words === '' || words.startsWith('# ')) return [];
  const act = actOf(words);
  if (!act) throw new Error(`${at}: this is no line of a play: ${words}`);
  return [{ at, words, act }];
}
