import { Type } from 'typebox';
import { ENDING } from '../../core/doors.ts';
import { Doors, Held, HereShape, InviteSecret, Key, LogId, Reason, RoomLevel, RoomName, Seq, Yes } from '../schema.ts';
import { command, Done, Written } from './command.ts';
import { Entry, LevelOf, Mute, ReadUpTo, Slow, Topic } from './shapes.ts';

const RoomView = Type.Object({
  room: Type.String(),
  log: LogId,
  last: Seq,
  count: Type.Integer({ description: 'people in the room now' }),
  topic: Type.Optional(Topic),
  read: ReadUpTo,
  level: LevelOf,
  slow: Slow,
  muted: Mute,
  ...Held,
  people: Type.Array(HereShape, { description: 'the first 200 of them; `who` gives more' }),
  entries: Type.Array(Entry, { description: 'the newest page, in rising seq' }),
  more: Type.Boolean({ description: 'whether there are older ones' }),
});

/** Commands for the rooms one is in. */
export const rooms = {
  join: command(
    'Enter a room, or look at it anew; it is made if there is none.',
    { room: RoomName, invite: Type.Optional(InviteSecret) },
    RoomView,
  ),
  leave: command('Leave a room.', { room: RoomName, reason: Type.Optional(Reason) }, Done),
  rooms: command(
    'The rooms there are; a private or archived one only if you are in it or look after it.',
    {},
    Type.Object({
      rooms: Type.Array(
        Type.Object({
          room: Type.String(),
          count: Type.Integer(),
          joined: Type.Boolean(),
          topic: Type.Optional(Type.String()),
          private: Type.Optional(Yes),
          archived: Type.Optional(Yes),
          last: Type.Optional(Type.Integer({ description: 'entries in its log; told to the owner' })),
          at: Type.Optional(Type.Integer({ description: 'when something last happened there; told to the owner' })),
        }),
      ),
    }),
  ),
  who: command(
    'The people in a room, by nickname.',
    { room: RoomName, from: Type.Optional(Type.Integer({ minimum: 0, description: 'how many to pass over' })) },
    Type.Object({
      people: Type.Array(HereShape),
      count: Type.Integer(),
      log: LogId,
      topic: Type.Optional(Topic),
      read: ReadUpTo,
      slow: Slow,
      muted: Mute,
      ...Held,
    }),
  ),
  topic: command(
    'Set what a room is about (owner, moderators); an empty text for nothing.',
    { room: RoomName, text: Type.String({ description: 'one line, up to 390 characters' }), key: Type.Optional(Key) },
    Written,
  ),
  slow: command(
    'Set the pace of a room (owner, moderators): so many seconds between two messages of one person; 0 for none.',
    {
      room: RoomName,
      seconds: Type.Integer({ minimum: 0, maximum: 3_600, description: 'up to an hour' }),
      key: Type.Optional(Key),
    },
    Written,
  ),
  'set-room': command(
    'Set one thing that holds in a room (owner, moderators; `archived`, `endsIn`: owner).',
    {
      room: RoomName,
      ...Doors,
      endsIn: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: ENDING.most,
          description: 'in how many seconds it ends and is archived, from a minute to a year; 0: not at all',
        }),
      ),
      key: Type.Optional(Key),
    },
    Written,
  ),
  'delete-room': command(
    'Delete a room for good (owner), with all that is in it: everybody is out, and nothing of it can be read any more.',
    {
      room: RoomName,
      name: Type.String({ maxLength: 1_000, description: 'its name once more, so that it is no slip' }),
      reason: Type.Optional(Reason),
      key: Type.Optional(Key),
    },
    Written,
  ),
  level: command(
    'Say how loud a room is for you: all of it, what calls you, or nothing. Your sessions share it.',
    { room: RoomName, level: RoomLevel },
    Done,
  ),
};
