import type { Invite } from '../../core/invite.ts';
import { may } from '../../core/roles.ts';
import type { Answer } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';
import { done, no, type Verb } from './verb.ts';

type Shown = Answer<'invites'>['invites'][number];

export const invites: Verb<'invites'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by, command }) {
    const room = command.room === undefined ? null : hub.rooms.named(command.room);
    if (command.room !== undefined && !room) return no({ code: 'no_such_room' });
    if (room && !room.has(by)) return no({ code: 'not_in_room' });
    const seen = hub.invites
      .all()
      .filter((invite) => room === null || hub.invites.roomOf(invite) === room)
      .filter((invite) => looksAfter(hub, by, invite));
    return done<'invites'>({ invites: seen.map((invite) => shownInvite(invite, by)) });
  },
};

/** Whether he sees an invite link and may revoke it: his own, or one of a room that he looks after (SPEC D7). */
export function looksAfter(hub: Hub, by: Presence, invite: Invite): boolean {
  const role = hub.invites.roomOf(invite)?.roleOf(by) ?? by.role;
  return invite.by.id === by.id || may(role, 'others-invites');
}

/** A secret is told to who made it alone. */
export function shownInvite({ secret, owner: _, came, ...invite }: Invite, to: Presence): Shown {
  return { ...invite, used: came.length, ...(invite.by.id === to.id && { secret }) };
}
