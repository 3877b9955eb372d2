import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';
import { freeNickname, keepUnder } from './nickname.ts';
import { done, no, type Verb } from './verb.ts';

export const rename: Verb<'rename'> = {
  needs: 'name',
  pace: 'name',
  holds: true,
  async run({ hub, by, command }) {
    if (by.record.bot) return no({ code: 'not_allowed' });
    return hub.turns.take(by.id, async () => {
      const free = freeNickname(hub, command.nickname, by.id);
      if ('code' in free) return no(free);
      if (free.nickname !== by.record.nickname) await renameTo(hub, by, free.nickname);
      return done<'rename'>({ you: by.shown });
    });
  },
};

async function renameTo(hub: Hub, by: Presence, nickname: string): Promise<void> {
  const record = { ...by.record, nickname };
  await keepUnder(hub, record);
  tellRenamed(by, () => hub.people.become(by, record));
}

/** Changes the nickname and tells everyone who shares a room, each once (SPEC R7). */
export function tellRenamed(by: Presence, change: () => void): void {
  const was = by.record.nickname;
  change();
  by.tellNeighbours({ on: 'renamed', who: by.person, was });
}
