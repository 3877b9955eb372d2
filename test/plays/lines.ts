import { account } from './lines/account.ts';
import { moderate } from './lines/moderate.ts';
import { move } from './lines/move.ts';
import { prove } from './lines/prove.ts';
import { type Row, rowMatching } from './lines/row.ts';
import { see } from './lines/see.ts';
import { speak } from './lines/speak.ts';
import type { Stage } from './stage.ts';
import type { Deed } from './voices/voice.ts';

/** A line that was understood. */
export interface Act {
  /** Who comes in for the first time in this line, if anyone does. */
  readonly newcomer: string | null;
  /** Whose line it is, and what he must be able to say or see for it. */
  readonly by: string;
  readonly needs: Deed | null;
  run(stage: Stage): Promise<void>;
}

/** Every line that there is. */
export const rows: readonly Row[] = [...move, ...account, ...prove, ...speak, ...moderate, ...see];

export function actOf(words: string): Act | null {
  for (const row of rows) {
    const found = rowMatching(row, words);
    if (!found) continue;
    const run = (stage: Stage) => row.run(stage, found, words);
    return { newcomer: row.casts ? found.X : null, by: found.X, needs: row.needs(found), run };
  }
  return null;
}
