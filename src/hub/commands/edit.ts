import { prepareText } from '../../core/text.ts';
import { amendWish } from './amend.ts';
import { no, type Verb } from './verb.ts';

export const edit: Verb<'edit'> = {
  needs: 'name',
  pace: 'speak',
  run(ask) {
    const prepared = prepareText(ask.command.text);
    if (!prepared.ok) return no(prepared.refusal);
    const { text } = prepared;
    return amendWish(ask, (circumstances) => ({ do: 'edit', text, ...circumstances }));
  },
};
