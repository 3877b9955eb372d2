import { Type } from 'typebox';
import { INVITES } from '../../core/invite.ts';
import { InviteShape, Key, Nickname, RoomName } from '../schema.ts';
import { command, Done } from './command.ts';

/** Commands for asking others in. */
export const invites = {
  invite: command(
    'Ask somebody to come to a room that you are in; into a private one he may come from then on.',
    { room: RoomName, nickname: Nickname, key: Type.Optional(Key) },
    Done,
  ),
  'add-invite': command(
    'Make a link that lets people into a room that you are in, and onto the server; without `room`, only onto the server (owner).',
    {
      room: Type.Optional(RoomName),
      uses: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: INVITES.uses.most,
          description: 'how many people may come in by it, up to 1,000; left out: one',
        }),
      ),
      seconds: Type.Optional(
        Type.Integer({
          minimum: INVITES.seconds.least,
          maximum: INVITES.seconds.most,
          description: 'for how long: from a minute to 30 days; left out: 7 days',
        }),
      ),
    },
    Type.Object({ invite: InviteShape }),
  ),
  invites: command(
    'The invite links that you made; the owner sees all. With `room`, those of a room: who looks after it sees them all.',
    { room: Type.Optional(RoomName) },
    Type.Object({ invites: Type.Array(InviteShape, { description: 'the newest first' }) }),
  ),
  'remove-invite': command(
    'Revoke an invite link: from then on it lets nobody in. Your own; of a room that you look after, anybody’s; as the owner, any.',
    { id: Type.String({ maxLength: 64, description: 'the id of the invite' }) },
    Done,
  ),
};
