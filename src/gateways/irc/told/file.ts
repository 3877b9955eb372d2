import type { FileInfo } from '../../../core/file.ts';
import type { Language } from '../../../protocol/sentences.ts';
import { piecesOf } from '../wire/pieces.ts';
import type { Reading } from './reading.ts';

const SAYS: Readonly<Record<Language, string>> = { ko: '[파일]', en: '[file]' };

/** With less room, in bytes, nothing is said of what it shows. */
const LEAST_WORDS = 24;

/** A file in one line of at most `room` bytes: `[파일] 고양이.png (3.2 MB) http://… 잠자는 고양이`. A name that is too long is cut, and so is what it shows. */
export function fileLine({ name, size, alt, ...file }: FileInfo, room: number, { language, linkTo }: Reading): string {
  const around = (shown: string) => `${SAYS[language]} ${shown} (${sizeOf(size)}) ${linkTo({ ...file, name })}`;
  const left = room - Buffer.byteLength(around('…'));
  const [cut = ''] = piecesOf(name, Math.max(1, left));
  const line = around(cut === name ? name : `${cut}…`);
  const leftForWords = room - Buffer.byteLength(line) - Buffer.byteLength(' …');
  if (alt === undefined || leftForWords < LEAST_WORDS) return line;
  const [words = ''] = piecesOf(alt, leftForWords);
  return `${line} ${words === alt ? alt : `${words}…`}`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
