import { prepareTextOrNone } from '../../core/text.ts';
import { amendWish } from './amend.ts';
import { no, type Verb } from './verb.ts';

export const edit: Verb<'edit'> = {
  needs: 'name',
  pace: 'speak',
  run(ask) {
    // Whether the message has files, so that it may be without words, its log tells.
    const prepared = prepareTextOrNone(ask.command.text, true);
    if (!prepared.ok) return no(prepared.refusal);
    const { text } = prepared;
    const { hub, by, command } = ask;
    const kept = hub.files.losing(command.id, () =>
      amendWish(ask, (circumstances) => ({ do: 'edit', text, ...circumstances })),
    );
    return hub.previews.after(kept, { by, text, target: command.id });
  },
};
