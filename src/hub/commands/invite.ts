import { decideRoom } from '../../core/room.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Presence } from '../presence.ts';
import type { Room } from '../room.ts';
import { Telling } from '../telling.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

export const invite: Verb<'invite'> = {
  needs: 'name',
  pace: 'moderate',
  async run(ask) {
    const { hub, by, command } = ask;
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    if (!room.has(by)) return no({ code: 'not_in_room' });
    const denied = room.denies(by, 'invite');
    if (denied) return no(denied);
    const guest = hub.people.named(command.nickname);
    if (!guest) return no({ code: 'no_such_person' });
    if (hub.blocks.between(by.id, guest.id)) return no({ code: 'blocked' });
    if (room.doors.private) return admit(ask, room, guest);
    invited(ask, room, guest);
    const inviting = new Telling({ on: 'inviting', room: room.name, who: guest.person, by: by.person });
    for (const other of room.people()) if (other !== by) other.tell(inviting);
    return done<'invite'>({});
  },
};

/** An invitation into a private room is kept, and the room is told of it by its entry (SPEC R15). */
async function admit(ask: NamedAsk<'invite'>, room: Room, guest: Presence): Promise<Outcome<'invite'>> {
  const { by } = ask;
  const kept = await wish(room.mailbox, ask, (state, { at }) =>
    decideRoom(state, by.actor, { do: 'invite', here: room.has(by), who: guest.person }, at),
  );
  if (!kept.ok) return kept;
  invited(ask, room, guest);
  return done<'invite'>({});
}

function invited({ by }: NamedAsk<'invite'>, { name }: Room, guest: Presence): void {
  guest.tell(new Telling({ on: 'invited', room: name, by: by.person }));
}
