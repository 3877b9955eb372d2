import { denial } from '../../core/roles.ts';
import { wire } from '../../protocol/told.ts';
import { done, no, type Verb } from './verb.ts';

const USUAL = 50;

export const acts: Verb<'acts'> = {
  needs: 'name',
  pace: 'read',
  async run({ hub, by, command: { room: name, beyond = null, limit = USUAL } }) {
    const room = name === undefined ? null : hub.rooms.named(name);
    if (name !== undefined && !room) return no({ code: 'no_such_room' });
    const allowed = () => (room ? denial(room.roleOf(by), 'acts') : denial(by.role, 'server-acts'));
    const denied = allowed();
    if (denied) return no(denied);
    const { log } = hub.order.mailbox;
    const query = room ? { logs: [room.log, log], about: room.name } : { logs: [log], about: null };
    const entries = await hub.store.logs.acts({ ...query, beyond, limit });
    // The right may have been taken away meanwhile (SPEC M11).
    const late = allowed();
    if (late) return no(late);
    // Of what was done on the whole server, a room's moderators see what is about their room.
    const shown = room ? entries.filter(({ event, log: of }) => of === room.log || 'room' in event) : entries;
    const last = entries.at(-1);
    return done<'acts'>({
      acts: shown.map(wire),
      ...(entries.length === limit && last && { beyond: last.id }),
    });
  },
};
