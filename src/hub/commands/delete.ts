import { amendWish } from './amend.ts';
import type { Verb } from './verb.ts';

export const deleteMessage: Verb<'delete'> = {
  needs: 'name',
  pace: 'speak',
  run(ask) {
    return amendWish(ask, (circumstances) => ({ do: 'delete', ...circumstances }));
  },
};
