import { type Mute, standing } from '../../core/bars.ts';
import { denial } from '../../core/roles.ts';
import { done, no, type Verb } from './verb.ts';

export const bans: Verb<'bans'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by, command }) {
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    const denied = denial(room.roleOf(by), 'bans');
    if (denied) return no(denied);
    const { state } = room.mailbox;
    const now = hub.clock.now();
    return done<'bans'>({
      bans: standing(state.bans, now).map(shownBar),
      mutes: standing(state.mutes, now).map(shownBar),
    });
  },
};

/** Without the address: in a room it is shown to nobody. */
export function shownBar({ who, reason, until }: Mute) {
  return { who, reason, ...(until !== undefined && { until }) };
}
