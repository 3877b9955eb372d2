import { fold } from '../../../core/fold.ts';
import type { Box } from './box.ts';

/** A nickname that stands in the box in place of its beginning, and those that could. */
export interface Completion {
  readonly box: Box;
  readonly from: number;
  readonly names: readonly string[];
  readonly index: number;
}

const COMMAND = /^[/／]\S+\s+$/u;

/**
 * Tab: completes the nickname before the caret; once more, the next one that begins so. A syllable may be begun: 기
 * finds 김민수, for letters are compared as they are typed.
 */
export function complete(
  box: Box,
  names: readonly string[],
  last: Completion | null,
  step: 1 | -1 = 1,
): Completion | null {
  if (last && last.box.text === box.text && last.box.at === box.at) return placed(last, last.index + step, last.box);
  const [word = ''] = /[^\s@]*$/u.exec(box.text.slice(0, box.at)) ?? [];
  if (word === '') return null;
  const fitting = names.filter((name) => keys(name).startsWith(keys(word)));
  return placed({ names: fitting, from: box.at - word.length }, 0, box);
}

type Choice = Pick<Completion, 'names' | 'from'>;

function placed({ names, from }: Choice, wanted: number, { text, at }: Box): Completion | null {
  const index = (wanted + names.length) % names.length;
  const name = names[index];
  if (name === undefined) return null;
  const begins = text.slice(0, from);
  const written = name + (begins === '' ? ', ' : COMMAND.test(begins) ? ' ' : '');
  return { names, from, index, box: { text: begins + written + text.slice(at), at: from + written.length } };
}

/** The keys with which it is typed, one by one. */
const keys = (name: string) => fold(name).normalize('NFD');
