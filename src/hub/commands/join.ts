import { barred, openRooms } from './enter.ts';
import { done, no, type Verb } from './verb.ts';
import { viewOf } from './view.ts';

export const join: Verb<'join'> = {
  needs: 'name',
  pace: 'join',
  holds: true,
  async run({ hub, session, by, command }) {
    const opened = await openRooms(hub, [command.room]);
    if ('code' in opened) return no(opened);
    const { id, rooms } = by;
    const refusal = barred(opened, { id, owner: by.record.owner, address: session.origin.address, rooms });
    if (refusal) return no(refusal);
    const [room] = opened;
    if (!room || session.person !== by) return no({ code: 'not_named' });
    room.enter(by, session);
    return done<'join'>(await viewOf(hub, room));
  },
};
