import { barred, letIn, openRooms } from './enter.ts';
import { done, no, type Verb } from './verb.ts';
import { viewOf } from './view.ts';

export const join: Verb<'join'> = {
  needs: 'name',
  pace: 'join',
  holds: true,
  async run({ hub, session, by, command }) {
    const { id, role, rooms } = by;
    const who = { id, role, address: session.origin.address, rooms };
    const opened = await openRooms(hub, [command.room], who);
    if ('code' in opened) return no(opened);
    const refusal = barred(opened, who);
    if (refusal) return no(refusal);
    const [room] = opened;
    if (!room || session.person !== by) return no({ code: 'not_named' });
    await letIn(hub, room, by, session);
    const view = await viewOf(hub, room, by);
    return () => (room.has(by) ? done<'join'>(view()) : no({ code: 'not_in_room' }));
  },
};
