import { done, type Verb } from './verb.ts';
import { levelBy, pairSummary, readBy } from './view.ts';

export const logs: Verb<'logs'> = {
  needs: 'name',
  pace: 'read',
  async run({ hub, by }) {
    const pairs = await hub.store.logs.pairsOf(by.id);
    return done<'logs'>({
      rooms: [...by.rooms].map(({ name, log, mailbox: { last, lastAt } }) => ({
        room: name,
        log,
        last,
        at: lastAt,
        ...readBy(by, log),
        ...levelBy(by, log),
      })),
      pairs: pairs.map((head) => pairSummary(head, by)),
    });
  },
};
