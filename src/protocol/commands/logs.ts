import { Type } from 'typebox';
import { PAIRS } from '../../core/limits.ts';
import { EntryId, HereShape, Instant, LogId, Nickname, PersonShape, RoomName, Seq } from '../schema.ts';
import { command } from './command.ts';
import { Entry, LevelOf, PairSummary, ReadUpTo } from './shapes.ts';

/** Commands for reading what was said. */
export const logs = {
  history: command(
    'A page of a log that you may read: by `log`, of a room by `room`, of what you whispered with somebody by `with`. Give one of `before`, `after` and `around`; none: the newest.',
    {
      log: Type.Optional(LogId),
      room: Type.Optional(RoomName),
      with: Type.Optional(Nickname),
      before: Type.Optional(Seq),
      after: Type.Optional(Seq),
      around: Type.Optional(Seq),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    },
    Type.Object({
      entries: Type.Array(Entry),
      more: Type.Boolean({ description: 'whether the log goes on in the direction asked for' }),
    }),
  ),
  search: command(
    'Find messages by what they say, in the rooms that you are in and in your own pairs: those that hold all words, the newest first.',
    {
      query: Type.String({ maxLength: 1_000, description: 'words, up to 200 characters' }),
      room: Type.Optional(RoomName),
      with: Type.Optional(Type.String({ maxLength: 1_000, description: 'only what you and this person whispered' })),
      from: Type.Optional(Type.String({ maxLength: 1_000, description: 'only what this person said' })),
      before: Type.Optional(Instant),
      after: Type.Optional(Instant),
      has: Type.Optional(Type.Literal('file', { description: 'only messages with files' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      beyond: Type.Optional(EntryId),
    },
    Type.Object({
      hits: Type.Array(
        Type.Object({
          log: LogId,
          room: Type.Optional(Type.String()),
          with: Type.Optional(PersonShape),
          seq: Seq,
          id: EntryId,
          at: Instant,
          by: PersonShape,
          text: Type.String({ description: 'what is around the first mark, in one line' }),
          marks: Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 }), {
            description: 'where in `text` the words stand, in UTF-16 code units; the end is exclusive',
          }),
        }),
      ),
      more: Type.Boolean({ description: 'whether there may be older ones' }),
      beyond: Type.Optional(Type.String({ description: 'say it in the next search to go on' })),
      building: Type.Optional(Type.Literal(true, { description: 'the index still grows: look again later' })),
    }),
  ),
  pairs: command(
    'With whom you whispered, the latest first: whether they are here, and what you have not read. With `with`, one of them; it is begun where you may whisper to him.',
    {
      with: Type.Optional(Nickname),
      from: Type.Optional(Type.Integer({ minimum: 0, description: 'how many to pass over' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAIRS.most })),
    },
    Type.Object({
      pairs: Type.Array(
        Type.Object({
          log: LogId,
          last: Seq,
          at: Type.Integer({ description: 'of the last whisper, ms since 1970; 0 where there was none yet' }),
          with: HereShape,
          here: Type.Optional(Type.Literal(true, { description: 'he is here now' })),
          read: ReadUpTo,
          unread: Type.Integer({ description: 'whispers of his that you have not read; 100 for as many or more' }),
        }),
      ),
      count: Type.Integer({ description: 'how many there are in all' }),
    }),
  ),
  logs: command(
    'The logs that you may read, and when something last happened in each.',
    {},
    Type.Object({
      rooms: Type.Array(
        Type.Object({ room: Type.String(), log: LogId, last: Seq, at: Instant, read: ReadUpTo, level: LevelOf }),
        {
          description: 'the rooms that you are in; `at` is 0 where nothing happened yet',
        },
      ),
      pairs: Type.Array(PairSummary, { description: 'your whispers, by person, the latest first' }),
    }),
  ),
  seek: command(
    'Where in a log an entry stands, or the first one at or after a moment. Give `id` or `at`.',
    { log: LogId, id: Type.Optional(EntryId), at: Type.Optional(Instant) },
    Type.Object({ seq: Seq }),
  ),
  read: command(
    'Say that you have read a log up to here; it never goes back. Your other sessions are told.',
    { log: LogId, seq: Seq },
    Type.Object({ seq: Seq, at: Instant }, { description: 'how far you have read, and when that was said' }),
  ),
};
