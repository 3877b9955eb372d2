import { Type } from 'typebox';
import { FILTER_TRIAL } from '../../core/limits.ts';
import {
  EntryId,
  FilterDoes,
  FilterLink,
  FilterRuleShape,
  FilterWhole,
  FilterWord,
  Instant,
  Key,
  Nickname,
  PersonShape,
  Range,
  Reason,
  RoomName,
  RoomRole,
  Seq,
  Until,
} from '../schema.ts';
import { command, Done, Written } from './command.ts';
import { Entry } from './shapes.ts';

const Seconds = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 31_536_000, description: 'for how long, up to a year; left out: for good' }),
);

const Bar = Type.Object({ who: PersonShape, reason: Type.String(), until: Until });

const ServerBan = Type.Object({
  who: Type.Optional(PersonShape),
  range: Type.Optional(Range),
  address: Type.Optional(Type.String({ description: 'from where nobody new is let in, because of him' })),
  reason: Type.String(),
  until: Until,
});

/** Commands for keeping order. */
export const order = {
  kick: command(
    'Put somebody out of a room (owner, moderators). He may come back.',
    { room: RoomName, nickname: Nickname, reason: Type.Optional(Reason), key: Type.Optional(Key) },
    Written,
  ),
  ban: command(
    'Put somebody out of a room and keep him out (owner, moderators).',
    {
      room: RoomName,
      nickname: Nickname,
      reason: Type.Optional(Reason),
      seconds: Seconds,
      key: Type.Optional(Key),
    },
    Written,
  ),
  bans: command(
    'Who is kept out of a room, and who may not speak there (owner, moderators).',
    { room: RoomName },
    Type.Object({ bans: Type.Array(Bar), mutes: Type.Array(Bar) }),
  ),
  unban: command(
    'Let somebody back into a room (owner, moderators).',
    { room: RoomName, nickname: Nickname, key: Type.Optional(Key) },
    Written,
  ),
  mute: command(
    'Let somebody say nothing in a room (owner, moderators). He may stay, read and whisper.',
    {
      room: RoomName,
      nickname: Nickname,
      reason: Type.Optional(Reason),
      seconds: Seconds,
      key: Type.Optional(Key),
    },
    Written,
  ),
  unmute: command(
    'Let somebody speak in a room again (owner, moderators).',
    { room: RoomName, nickname: Nickname, key: Type.Optional(Key) },
    Written,
  ),
  'server-ban': command(
    'Put somebody out of the whole server and keep him out, or all who come from a range of addresses (owner). Give `nickname` or `range`.',
    {
      nickname: Type.Optional(Nickname),
      range: Type.Optional(Range),
      reason: Type.Optional(Reason),
      seconds: Seconds,
      key: Type.Optional(Key),
    },
    Written,
  ),
  'server-unban': command(
    'Let them come back to the server (owner). Give `nickname` or `range`.',
    { nickname: Type.Optional(Nickname), range: Type.Optional(Range), key: Type.Optional(Key) },
    Written,
  ),
  'server-bans': command(
    'Who is kept out of the server, and who may speak nowhere (owner).',
    {},
    Type.Object({ bans: Type.Array(ServerBan), mutes: Type.Array(Bar) }),
  ),
  'server-mute': command(
    'Let somebody say nothing anywhere, but to the owner (owner). He may stay and read.',
    { nickname: Nickname, reason: Type.Optional(Reason), seconds: Seconds, key: Type.Optional(Key) },
    Written,
  ),
  'server-unmute': command(
    'Let somebody speak again (owner).',
    { nickname: Nickname, key: Type.Optional(Key) },
    Written,
  ),
  report: command(
    'Ask those who look after a room to look at a message in it. They alone are told; a second time it is the same report.',
    { id: EntryId, reason: Type.Optional(Reason) },
    Written,
  ),
  acts: command(
    'Who did what to whom to keep order, why and until when, the last first: in a room (owner, moderators), with the reports about it; or on the server (owner).',
    {
      room: Type.Optional(RoomName),
      beyond: Type.Optional(EntryId),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    Type.Object({
      acts: Type.Array(Entry),
      beyond: Type.Optional(Type.String({ description: 'say it the next time to go on' })),
    }),
  ),
  filter: command(
    'Set what becomes of a word or of links in what is said in a room (owner, moderators), or without `room` everywhere (owner); `none` takes the rule away.',
    {
      room: Type.Optional(RoomName),
      word: Type.Optional(FilterWord),
      whole: Type.Optional(FilterWhole),
      link: Type.Optional(FilterLink),
      does: Type.Union([...FilterDoes.anyOf, Type.Literal('none')]),
      key: Type.Optional(Key),
    },
    Written,
  ),
  filters: command(
    'The rules of the filter of a room (owner, moderators), or without `room` of the server (owner).',
    { room: Type.Optional(RoomName) },
    Type.Object({ rules: Type.Array(FilterRuleShape) }),
  ),
  'try-filter': command(
    'Which of the last messages of a room that you are in a rule would have found, or without one all that are there; nothing is changed (owner, moderators).',
    {
      room: RoomName,
      word: Type.Optional(FilterWord),
      whole: Type.Optional(FilterWhole),
      link: Type.Optional(FilterLink),
      last: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: FILTER_TRIAL.most,
          description: 'how many messages, up to 1,000; left out: 200',
        }),
      ),
    },
    Type.Object({
      looked: Type.Integer({ description: 'at how many messages, as they read now' }),
      hits: Type.Array(
        Type.Object({
          id: Type.String(),
          seq: Seq,
          at: Instant,
          by: PersonShape,
          text: Type.String({ description: 'its beginning, in one line' }),
          found: Type.String(),
          rule: FilterRuleShape,
        }),
        { description: 'the last first' },
      ),
    }),
  ),
  role: command(
    'Make somebody a moderator of a room, or no longer one (owner).',
    { room: RoomName, nickname: Nickname, role: RoomRole, key: Type.Optional(Key) },
    Written,
  ),
  lock: command(
    'Let nobody new in, or let them in again (owner). Who is known comes and goes as before.',
    { on: Type.Boolean(), reason: Type.Optional(Reason) },
    Done,
  ),
};
