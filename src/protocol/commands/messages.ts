import { Type } from 'typebox';
import { FILES_PER_MESSAGE } from '../../core/file.ts';
import { EntryId, FileId, Instant, Key, Nickname, RoomName, Text, Yes } from '../schema.ts';
import { command, Done, Written } from './command.ts';
import { Entry } from './shapes.ts';

const ReplyTo = Type.Optional(
  Type.String({ maxLength: 64, description: 'the id of a message in the same log that this answers' }),
);

const Files = Type.Optional(
  Type.Array(FileId, {
    maxItems: FILES_PER_MESSAGE,
    description: 'ids of files that you have sent to `/files` or `/api/files`; then the text may be empty',
  }),
);

const Alts = Type.Optional(
  Type.Record(Type.String({ maxLength: 64 }), Type.String({ maxLength: 4_000 }), {
    maxProperties: FILES_PER_MESSAGE,
    description: 'what its files show, in words, by id: a line of up to 1,000 characters each',
  }),
);

/** Commands for what is said, and what becomes of it. */
export const messages = {
  say: command(
    'Say something to a room that you are in.',
    {
      room: RoomName,
      text: Text,
      action: Type.Optional(Yes),
      replyTo: ReplyTo,
      files: Files,
      alts: Alts,
      key: Type.Optional(Key),
    },
    Written,
  ),
  whisper: command(
    'Say something to one person who is in a room with you or has an account, here or not. Nobody else ever sees it.',
    {
      to: Nickname,
      toId: Type.Optional(
        Type.String({ maxLength: 64, description: 'refuse unless the nickname still is this person' }),
      ),
      text: Text,
      action: Type.Optional(Yes),
      aside: Type.Optional(RoomName),
      replyTo: ReplyTo,
      files: Files,
      alts: Alts,
      key: Type.Optional(Key),
    },
    Written,
  ),
  edit: command(
    'Change the text of a message of yours.',
    { id: EntryId, text: Text, key: Type.Optional(Key) },
    Written,
  ),
  delete: command(
    'Delete a message of yours (owner and moderators: anybody’s in a room).',
    { id: EntryId, key: Type.Optional(Key) },
    Written,
  ),
  react: command(
    'React to a message that you can read, or take that back (`on: false`).',
    {
      id: EntryId,
      emoji: Type.String({ maxLength: 64, description: 'one emoji, or a word of up to 16 characters' }),
      on: Type.Boolean(),
      key: Type.Optional(Key),
    },
    Written,
  ),
  'remove-preview': command(
    'Take the preview of a message of yours away (owner and moderators: of anybody’s).',
    { id: EntryId, key: Type.Optional(Key) },
    Written,
  ),
  typing: command(
    'Say that you are writing: at most every 3 s; more is passed over in silence.',
    {
      room: Type.Optional(RoomName),
      to: Type.Optional(Nickname),
      state: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('paused'), Type.Literal('done')])),
    },
    Done,
  ),
  links: command(
    'Addresses under which files that you may read are handed out to you for some minutes, without the token.',
    { files: Type.Array(FileId, { maxItems: 100 }) },
    Type.Object({
      links: Type.Array(Type.Object({ id: FileId, url: Type.String({ description: 'a path of this server' }) }), {
        description: 'of each that there is and that you may read; the others are left out',
      }),
      until: Instant,
    }),
  ),
  pin: command(
    'Let a message stand out in its room (owner, moderators).',
    { id: EntryId, key: Type.Optional(Key) },
    Written,
  ),
  unpin: command('Take a pin away (owner, moderators).', { id: EntryId, key: Type.Optional(Key) }, Written),
  pins: command(
    'The messages that are pinned in a room, as they read now; the one that was pinned last first.',
    { room: RoomName },
    Type.Object({ pins: Type.Array(Entry) }),
  ),
};
