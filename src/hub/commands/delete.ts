import { amendWish } from './amend.ts';
import type { Verb } from './verb.ts';

export const deleteMessage: Verb<'delete'> = {
  needs: 'name',
  pace: 'speak',
  run: (ask) =>
    ask.hub.files.losing(ask.command.id, () => amendWish(ask, (circumstances) => ({ do: 'delete', ...circumstances }))),
};
