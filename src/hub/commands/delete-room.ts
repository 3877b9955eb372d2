import { decideServer } from '../../core/server.ts';
import { prepareReason } from '../../core/text.ts';
import { no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

/** Nothing happens in the room while it is decided; then all that waited finds no room. */
export const deleteRoom: Verb<'delete-room'> = {
  needs: 'name',
  pace: 'moderate',
  run(ask) {
    const { hub, by, command } = ask;
    const prepared = prepareReason(command.reason ?? '');
    if (!prepared.ok) return no(prepared.refusal);
    const { reason } = prepared;
    const meant = hub.rooms.named(command.room);
    const decided = () =>
      wish(hub.order.mailbox, ask, (state, { at }) => {
        const room = meant && hub.rooms.withLog(meant.log);
        return decideServer(state, by.actor, { do: 'delete-room', room, typed: command.name, reason }, at);
      });
    return meant ? meant.mailbox.hold(decided) : decided();
  },
};
