import type { Direct } from '../../client/index.ts';

/** Whether somebody is here: as far as that was last known. */
export type Standing = 'here' | 'away' | 'gone';

export function standingOf({ here, with: other }: Pick<Direct, 'here' | 'with'>): Standing {
  if (!here) return 'gone';
  return other.away === undefined ? 'here' : 'away';
}
