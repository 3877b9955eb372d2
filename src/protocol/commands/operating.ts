import { Type } from 'typebox';
import { BotShape, HereShape, Instant, Nickname, RoomName, Yes } from '../schema.ts';
import { command, Done } from './command.ts';

const Both = Type.Object({ ko: Type.String(), en: Type.String() });

const Settings = Type.Object({
  settings: Type.Array(
    Type.Object({
      name: Type.String(),
      says: Both,
      right: Both,
      value: Type.Optional(Type.String({ description: 'left out where it is secret; empty for none' })),
      usual: Type.Optional(Type.String({ description: 'as it was at the start' })),
      secret: Type.Optional(Yes),
      isSet: Type.Optional(Type.Boolean({ description: 'whether a secret one is set' })),
      changed: Type.Boolean({ description: 'it is not as it was at the start' }),
      choices: Type.Optional(Type.Immutable(Type.Array(Type.String()))),
    }),
  ),
  invite: Type.Optional(Type.String({ description: 'the invite key, where there is one' })),
  locked: Type.Optional(Type.String({ description: 'what newcomers are told, while none is let in' })),
});

const Spread = Type.Union([Type.Object({ p50: Type.Number(), p99: Type.Number() }), Type.Null()], {
  description: 'ms within which half were done, and all but one of a hundred, in the last minute; null for none',
});

/** Commands for running the server. */
export const operating = {
  people: command(
    'Who is here and who has an account or is a bot, with sessions and addresses (owner), by nickname.',
    {
      query: Type.Optional(Type.String({ maxLength: 200, description: 'part of a nickname' })),
      from: Type.Optional(Type.Integer({ minimum: 0, description: 'how many to pass over' })),
    },
    Type.Object({
      people: Type.Array(
        Type.Object({
          ...HereShape.properties,
          since: Type.Integer({ description: 'first came, ms since 1970' }),
          rooms: Type.Integer({ description: 'in how many rooms' }),
          sessions: Type.Array(
            Type.Object({
              id: Type.String(),
              via: Type.String({ description: 'the gateway' }),
              since: Instant,
              address: Type.Optional(Type.String({ description: 'left out where it tells nothing' })),
            }),
          ),
        }),
        { description: 'up to a hundred' },
      ),
      count: Type.Integer({ description: 'how many there are in all' }),
    }),
  ),
  end: command(
    'End a session with its login, or log somebody out everywhere (owner). Give `session` or `nickname`.',
    {
      session: Type.Optional(Type.String({ maxLength: 64, description: 'its id, as `people` tells it' })),
      nickname: Type.Optional(Nickname),
    },
    Done,
  ),
  settings: command('What can be set while the server runs, and how it is (owner).', {}, Settings),
  set: command(
    'Change settings, all of them or none; they hold at once and outlive a restart (owner).',
    {
      values: Type.Record(Type.String({ maxLength: 64 }), Type.Union([Type.String({ maxLength: 400 }), Type.Null()]), {
        maxProperties: 50,
        description: 'by name, as one writes them in sokdak.toml; null: as it was at the start',
      }),
    },
    Settings,
  ),
  figures: command(
    'How the server has been doing: a row for each second, of the last ten minutes at most (owner).',
    { after: Type.Optional(Instant) },
    Type.Object({
      rows: Type.Array(
        Type.Object({
          at: Instant,
          sessions: Type.Record(Type.String(), Type.Integer(), { description: 'connections by gateway' }),
          people: Type.Integer(),
          waiting: Type.Integer({ description: 'commands that wait to be kept' }),
          entries: Type.Integer({ description: 'kept in this second' }),
          delivered: Type.Integer({ description: 'frames and answers handed to readers in this second' }),
          commit: Spread,
          delivery: Spread,
          rss: Type.Integer({ description: 'memory of the process, in bytes' }),
          heap: Type.Integer({ description: 'of these in use by its heap' }),
          disk: Type.Union([Type.Object({ free: Type.Number(), size: Type.Number() }), Type.Null()], {
            description: 'bytes; null where nothing is kept on a disk',
          }),
        }),
      ),
      now: Instant,
      version: Type.String(),
      name: Type.String(),
    }),
  ),
  'reset-password': command(
    'Give somebody with an account a password that is good for one login, or where he has none a login link, and end all his logins (owner).',
    { nickname: Nickname },
    Type.Object({
      password: Type.Optional(Type.String({ description: 'told this once' })),
      link: Type.Optional(
        Type.Object({ secret: Type.String({ description: 'told this once; open `/l/SECRET`' }), until: Instant }),
      ),
    }),
  ),
  'add-bot': command(
    'Make a bot (owner): a person with a token, marked as a bot. With `room`, a webhook: it only speaks, in that room, through `/hooks/TOKEN`.',
    { nickname: Nickname, room: Type.Optional(RoomName) },
    Type.Object({ bot: BotShape, token: Type.String({ description: 'told this once, and never again' }) }),
  ),
  bots: command('The bots there are (owner).', {}, Type.Object({ bots: Type.Array(BotShape) })),
  'remove-bot': command(
    'Remove a bot (owner): it leaves, and its token opens nothing any more.',
    { nickname: Nickname },
    Done,
  ),
};
