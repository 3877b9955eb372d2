import { Type } from 'typebox';
import { AWAY_SECONDS } from '../../core/limits.ts';
import { HereShape, InviteSecret, LogId, Nickname, Reason, RoomName, Seq, Yes } from '../schema.ts';
import { command, Done } from './command.ts';
import { LevelOf, PairSummary, ReadUpTo } from './shapes.ts';

const RoomSummary = Type.Object({
  room: Type.String(),
  log: LogId,
  last: Seq,
  count: Type.Integer({ description: 'people in the room now' }),
  read: ReadUpTo,
  level: LevelOf,
});

/** Commands for coming in, going, and what holds for the whole connection. */
export const coming = {
  hello: command(
    'Give a nickname and come in. Said again on the same connection it changes the language or the nickname.',
    {
      nickname: Type.String({ maxLength: 1_000, description: 'a nickname; empty: the one that your token had' }),
      token: Type.Optional(Type.String({ maxLength: 200, description: 'from the last `hello`: proves who you are' })),
      password: Type.Optional(
        Type.String({ maxLength: 200, description: 'the invite key, for those who come from another computer' }),
      ),
      invite: Type.Optional(InviteSecret),
      owner: Type.Optional(Type.String({ maxLength: 200, description: 'the secret of the one-time owner link' })),
      answer: Type.Optional(Type.String({ maxLength: 200, description: 'to the question of the gate (`gate`)' })),
      work: Type.Optional(
        Type.String({ maxLength: 200, description: 'the proof of work: the challenge of `gate`, `:`, a number' }),
      ),
      ticket: Type.Optional(
        Type.String({ maxLength: 64, description: 'from `provider-answer`: for who comes for the first time' }),
      ),
      rooms: Type.Optional(
        Type.Array(RoomName, {
          maxItems: 50,
          description: 'rooms to enter, those that you may; left out: the default room',
        }),
      ),
      seen: Type.Optional(
        Type.Record(Type.String({ maxLength: 64 }), Seq, {
          maxProperties: 500,
          description: 'the last `seq` that you have, by log',
        }),
      ),
      language: Type.Optional(Type.Union([Type.Literal('ko'), Type.Literal('en')])),
    },
    Type.Object({
      you: HereShape,
      token: Type.String({ description: 'keep it; it is you' }),
      rooms: Type.Array(RoomSummary, { description: 'the rooms that you are in' }),
      refused: Type.Optional(
        Type.Array(
          Type.Object({
            room: Type.String(),
            error: Type.Object({ code: Type.String(), message: Type.String() }, { description: 'as of `join`' }),
          }),
          { description: 'rooms that you named and may not enter, and why' },
        ),
      ),
      pairs: Type.Array(PairSummary, { description: 'your whispers, by person, the latest first' }),
      missed: Type.Record(Type.String(), Type.Integer(), {
        description: 'how many entries came after `seen`, by log; a log that no longer exists is left out',
      }),
      apart: Type.Optional(
        Type.Array(Type.String(), { description: 'ids of those whom you blocked, and of those who blocked you' }),
      ),
      invited: Type.Optional(
        Type.Object(
          { room: Type.Optional(Type.String({ description: 'which you have entered by it' })) },
          { description: '`invite` was an invite link, and not the invite key' },
        ),
      ),
      protocol: Type.Literal(1),
      server: Type.Object({
        name: Type.String(),
        version: Type.String(),
        room: Type.String(),
        locked: Type.Optional(Type.String({ description: 'what newcomers are told, while none is let in' })),
      }),
    }),
  ),
  mark: command('A barrier: answered after all that the server had accepted before has been told to you.', {}, Done),
  rename: command('Bear another nickname.', { nickname: Nickname }, Type.Object({ you: HereShape })),
  away: command(
    'Say that you are away, or do not want to be disturbed (`busy`); without either, that you are back.',
    {
      text: Type.Optional(Reason),
      busy: Type.Optional(Yes),
      seconds: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: AWAY_SECONDS,
          description: 'after which you are back by yourself, up to a week; left out: when you say so',
        }),
      ),
      attended: Type.Optional(
        Type.Boolean({
          description:
            'whether anybody is at this session: then it is told with the text, that you are away, while nobody is at any of yours',
        }),
      ),
    },
    Done,
  ),
};
