import type { Invite } from '../../core/invite.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Room } from '../room.ts';
import { admitBy, barred, type Entrant, letIn, openRooms } from './enter.ts';
import { linkIn } from './identity.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';
import { viewOf } from './view.ts';

export const join: Verb<'join'> = {
  needs: 'name',
  pace: 'join',
  holds: true,
  async run(ask) {
    const { hub, session, by, command } = ask;
    const { id, role, rooms } = by;
    const known = hub.rooms.named(command.room);
    const invite = known ? linkFor(ask, known) : null;
    if (invite && 'code' in invite) return no(invite);
    const who: Entrant = { id, role, address: session.origin.address, rooms, invited: invite && known };
    const opened = await openRooms(hub, [command.room], who);
    if ('code' in opened) return no(opened);
    const refusal = barred(opened, who);
    if (refusal) return no(refusal);
    const [room] = opened;
    if (!room || session.person !== by) return no({ code: 'not_named' });
    if (invite) {
      await hub.invites.count(invite, id).keep();
      if (!(await admitBy(invite, room, by, session))) return no({ code: 'invite_only' });
    }
    await letIn(hub, room, by, session);
    const view = await viewOf(hub, room, by);
    return () => (room.has(by) ? done<'join'>(view()) : no({ code: 'not_in_room' }));
  },
};

/** What he brings is looked at where he would not be let in without it. What is wrong is a guess (SPEC D2). */
function linkFor({ hub, session, by, command }: NamedAsk<'join'>, room: Room): Invite | Refusal | null {
  if (command.invite === undefined || room.admits(by)) return null;
  const retryAfterMs = hub.paces.guess(session.origin);
  if (retryAfterMs > 0) return { code: 'too_fast', retryAfterMs };
  const invite = linkIn(hub, command, by.id);
  if (!invite || !('code' in invite)) return invite && hub.invites.admits(invite, room, by.id) ? invite : null;
  hub.paces.guessedWrong(session.origin);
  return invite;
}
