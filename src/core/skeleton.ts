import { CONFUSABLES } from './confusables.generated.ts';

const points = (text: string, separator: string): number[] => text.split(separator).map((n) => Number.parseInt(n, 36));

function* sources(distances: string): Generator<string> {
  let point = 0;
  for (const distance of points(distances, ' ')) {
    point += distance;
    yield String.fromCodePoint(point);
  }
}

function readTable(): ReadonlyMap<string, string> {
  const prototypes = new Map<string, string>();
  for (const group of CONFUSABLES.split(';')) {
    const [to = '', from = ''] = group.split(':');
    const prototype = String.fromCodePoint(...points(to, '+'));
    for (const source of sources(from)) prototypes.set(source, prototype);
  }
  return prototypes;
}

const PROTOTYPES = readTable();

/**
 * What `text` looks like: two texts with the same skeleton are hard to tell apart. Never shown to anyone.
 * UTS 39 section 4 (internal skeleton), but Hangul finals stand for themselves: 각가 is not 가까.
 */
export function skeleton(text: string): string {
  const visible = text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return Array.from(visible, (letter) => PROTOTYPES.get(letter) ?? letter)
    .join('')
    .normalize('NFD');
}
