import { personOf } from '../../core/entry.ts';
import { BOTS_IN_ALL } from '../../core/limits.ts';
import { denial } from '../../core/roles.ts';
import { shownBot } from './bots.ts';
import { newcomer } from './identity.ts';
import { freeNickname, keepUnder } from './nickname.ts';
import { operated } from './operated.ts';
import { done, no, type Verb } from './verb.ts';

export const addBot: Verb<'add-bot'> = {
  needs: 'name',
  pace: 'moderate',
  async run(ask) {
    const { hub, session, by, command } = ask;
    const denied = denial(by.role, 'add-bot');
    if (denied) return no(denied);
    const room = command.room === undefined ? null : hub.rooms.named(command.room);
    if (command.room !== undefined && !room) return no({ code: 'no_such_room' });
    if (hub.holders.bots().length >= BOTS_IN_ALL) return no({ code: 'too_many', limit: BOTS_IN_ALL });
    const { id, token, login, since } = newcomer(hub, session);
    const free = freeNickname(hub, command.nickname, id);
    if ('code' in free) return no(free);
    const { nickname } = free;
    const webhook = room ? { webhook: room.name } : {};
    const bot = { id, nickname, owner: false, since, bot: true, ...webhook } as const;
    await keepUnder(hub, bot, login);
    hub.holders.put(bot);
    const act = { did: 'add-bot', who: personOf(bot), ...(room && { room: room.name }) } as const;
    return operated<'add-bot'>(ask, act, done<'add-bot'>({ bot: shownBot(bot), token }));
  },
};
