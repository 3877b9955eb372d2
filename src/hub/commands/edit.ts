import { prepareTextOrNone } from '../../core/text.ts';
import { amendWish } from './amend.ts';
import { no, type Verb } from './verb.ts';

export const edit: Verb<'edit'> = {
  needs: 'name',
  pace: 'speak',
  async run(ask) {
    // Whether the message has files, so that it may be without words, its log tells.
    const prepared = prepareTextOrNone(ask.command.text, true);
    if (!prepared.ok) return no(prepared.refusal);
    const { text } = prepared;
    const { hub, by, command } = ask;
    const outcome = await hub.files.losing(command.id, () =>
      amendWish(ask, (circumstances) => ({ do: 'edit', text, ...circumstances })),
    );
    const room = outcome.ok && hub.rooms.withLog(outcome.answer.log);
    if (room) hub.previews.look({ by, room, target: command.id, entry: outcome.answer.id, text });
    return outcome;
  },
};
