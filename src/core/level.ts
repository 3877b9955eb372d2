/** How loud a room is for somebody: all of it, what calls him, or nothing. */
export const LEVELS = ['all', 'mentions', 'none'] as const;
export type Level = (typeof LEVELS)[number];

/** By log; a room that is left out is loud. */
export type Levels = ReadonlyMap<string, Level>;

/** As text, to be kept. */
export function levelsText(levels: Levels): string {
  return JSON.stringify([...levels]);
}

/** What was kept; nothing where that can't be read. */
export function levelsIn(text: string | null): Levels {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    const pairs: readonly unknown[] = Array.isArray(kept) ? kept : [];
    return new Map(pairs.flatMap((pair) => levelIn(pair)));
  } catch {
    return new Map();
  }
}

function levelIn(pair: unknown): [string, Level][] {
  const [log, given]: readonly unknown[] = Array.isArray(pair) ? pair : [];
  const level = LEVELS.find((one) => one === given);
  return typeof log === 'string' && level ? [[log, level]] : [];
}
