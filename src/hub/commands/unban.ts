import { nicknameKeys } from '../../core/nickname.ts';
import { decideRoom } from '../../core/room.ts';
import { no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

export const unban: Verb<'unban'> = {
  needs: 'name',
  pace: 'moderate',
  run(ask) {
    const { hub, by, command } = ask;
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    const meant = new Set(nicknameKeys(command.nickname));
    const matches = ({ nickname }: { nickname: string }) => nicknameKeys(nickname).some((key) => meant.has(key));
    return wish(room.mailbox, ask, (state) => decideRoom(state, by.actor, { do: 'unban', matches }));
  },
};
