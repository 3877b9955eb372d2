import { harmlessLine } from './harmless.ts';
import type { TalkTexts } from './texts.ts';

interface Shown {
  readonly name: string;
  readonly size: number;
  readonly url?: string | null;
  readonly alt?: string | undefined;
}

/** [파일] 고양이.png (3.2 MB) http://… 잠자는 고양이 */
export function fileWords({ name, size, url, alt }: Shown, texts: TalkTexts): string {
  return `${texts.file} ${harmlessLine(name)} (${sizeOf(size)})${url ? ` ${url}` : ''}${alt ? ` ${harmlessLine(alt)}` : ''}`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
