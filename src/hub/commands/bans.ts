import { done, no, type Verb } from './verb.ts';

export const bans: Verb<'bans'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by, command }) {
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    if (!by.record.owner) return no({ code: 'not_allowed' });
    return done<'bans'>({ bans: room.mailbox.state.bans.map(({ who, reason }) => ({ who, reason })) });
  },
};
