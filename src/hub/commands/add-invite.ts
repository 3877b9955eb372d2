import { closedAt } from '../../core/doors.ts';
import { INVITES } from '../../core/invite.ts';
import type { Refusal } from '../../core/refusal.ts';
import { denial } from '../../core/roles.ts';
import type { Room } from '../room.ts';
import { shownInvite } from './invites.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';

export const addInvite: Verb<'add-invite'> = {
  needs: 'name',
  pace: 'moderate',
  async run(ask) {
    const { hub, by, command } = ask;
    const room = command.room === undefined ? null : hub.rooms.named(command.room);
    if (command.room !== undefined && !room) return no({ code: 'no_such_room' });
    const refusal = refusalFor(ask, room);
    if (refusal) return no(refusal);
    const { uses = INVITES.uses.usual, seconds = INVITES.seconds.usual } = command;
    const invite = await hub.invites.add({
      by: { id: by.id, nickname: by.person.nickname },
      owner: by.role === 'owner',
      ...(room && { room: room.name }),
      uses,
      until: hub.clock.now() + seconds * 1_000,
    });
    return done<'add-invite'>({ invite: shownInvite(invite, by) });
  },
};

function refusalFor({ hub, by }: NamedAsk<'add-invite'>, room: Room | null): Refusal | null {
  if (room && !room.has(by)) return { code: 'not_in_room' };
  const denied = room ? room.denies(by, 'add-invite') : denial(by.role, 'server-invite');
  if (denied) return denied;
  const closed = room && closedAt(room.mailbox.state, hub.clock.now());
  if (closed) return closed;
  return hub.invites.leftFor(by.id) > 0 ? null : { code: 'too_many', limit: INVITES.perPerson };
}
