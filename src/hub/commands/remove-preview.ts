import { PAGE } from '../../core/limits.ts';
import { decideRoom } from '../../core/room.ts';
import type { Hub } from '../hub.ts';
import type { EntryPlace } from '../ports/logs.ts';
import { readable } from './readable.ts';
import { no, type Verb, written } from './verb.ts';
import { wish } from './wish.ts';

export const removePreview: Verb<'remove-preview'> = {
  needs: 'name',
  pace: 'speak',
  async run(ask) {
    const { hub, by, command } = ask;
    const { id, key } = command;
    const [entry] = await hub.store.logs.find([id]);
    const room = entry && hub.rooms.withLog(entry.log);
    if (entry && room?.has(by) && readable(hub, by, entry)) {
      const shown = await isShown(hub, id, entry);
      return hub.files.losing(id, () =>
        wish(
          room.mailbox,
          ask,
          (state, { target, at }) => decideRoom(state, by.actor, { do: 'remove-preview', target, shown }, at),
          { about: id },
        ),
      );
    }
    const first = key === undefined ? null : await hub.store.logs.answerTo(by.id, key);
    return first ? written(first) : no({ code: 'no_such_message' });
  },
};

/** It comes a few seconds after the message, or after its last edit: what is much further down was looked at long ago. */
async function isShown({ store }: Hub, id: string, { log, seq }: EntryPlace): Promise<boolean> {
  const { entries } = await store.logs.page(log, { after: seq, limit: PAGE.most });
  const last = entries.filter(({ event }) => event.on === 'previewed' && event.target === id).at(-1)?.event;
  return last?.on === 'previewed' && last.text !== '';
}
