import { prepareReaction } from '../../core/reaction.ts';
import { amendWish } from './amend.ts';
import { no, type Verb } from './verb.ts';

export const react: Verb<'react'> = {
  needs: 'name',
  pace: 'react',
  run(ask) {
    const { emoji: raw, on } = ask.command;
    const emoji = prepareReaction(raw);
    if (emoji === null)
      return no({ code: 'bad_request', detail: 'emoji: one emoji, or a word of up to 16 characters' });
    return amendWish(ask, ({ target }) => ({ do: 'react', emoji, on, target }));
  },
};
