import type { Direct } from '../../client/index.ts';

/** Whether somebody is here: as far as that was last known. */
export type Standing = 'here' | 'away' | 'busy' | 'gone';

export function standingOf({ here, with: { busy, away } }: Pick<Direct, 'here' | 'with'>): Standing {
  if (!here) return 'gone';
  if (busy) return 'busy';
  return away === undefined ? 'here' : 'away';
}
