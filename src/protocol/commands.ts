import { type TSchema, Type } from 'typebox';
import { FILES_PER_MESSAGE } from '../core/file.ts';
import { INVITES } from '../core/invite.ts';
import { events } from './events.ts';
import {
  BotShape,
  Doors,
  EntryId,
  FileId,
  HereShape,
  type Infer,
  Instant,
  InviteSecret,
  InviteShape,
  Key,
  LogId,
  LoginShape,
  Nickname,
  Password,
  PersonShape,
  Range,
  Reason,
  RoomLevel,
  RoomName,
  RoomRole,
  Seq,
  strict,
  Text,
  Until,
  Yes,
} from './schema.ts';

const { said, whispered, edited, deleted, reacted, kicked, banned, unbanned, muted, unmuted, slowed } = events;
const Entry = Type.Union(
  [
    said,
    whispered,
    edited,
    deleted,
    reacted,
    kicked,
    banned,
    unbanned,
    muted,
    unmuted,
    events['role-changed'],
    events['topic-changed'],
    slowed,
    events['room-changed'],
    events.admitted,
    events.pinned,
    events.unpinned,
    events.reported,
    events['server-banned'],
    events['server-unbanned'],
    events['server-muted'],
    events['server-unmuted'],
  ],
  { description: 'an entry: a kept event with log, seq, id, at, by' },
);

const Base64 = Type.String({ maxLength: 16_384, description: 'base64url' });

const SignedPasskey = strict({ id: Base64, clientData: Base64, authenticatorData: Base64, signature: Base64 });

const ReadUpTo = Type.Optional(
  Type.Object({ seq: Seq, at: Instant }, { description: 'how far you have read, and when that was said' }),
);

const LevelOf = Type.Optional(Type.Union(RoomLevel.anyOf, { description: 'how loud it is for you; left out: `all`' }));

const RoomSummary = Type.Object({
  room: Type.String(),
  log: LogId,
  last: Seq,
  count: Type.Integer({ description: 'people in the room now' }),
  read: ReadUpTo,
  level: LevelOf,
});

const PairSummary = Type.Object({ log: LogId, last: Seq, at: Instant, with: PersonShape, read: ReadUpTo });

const Topic = Type.Object({ text: Type.String(), by: PersonShape, at: Instant });

const Slow = Type.Optional(Type.Integer({ description: 'seconds between two messages of one person' }));

const Mute = Type.Optional(
  Type.Object({ reason: Type.String(), until: Until }, { description: 'why you may not speak there, and until when' }),
);

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
  ...Doors,
  people: Type.Array(HereShape, { description: 'the first 200 of them; `who` gives more' }),
  entries: Type.Array(Entry, { description: 'the newest page, in rising seq' }),
  more: Type.Boolean({ description: 'whether there are older ones' }),
});

const ReplyTo = Type.Optional(
  Type.String({ maxLength: 64, description: 'the id of a message in the same log that this answers' }),
);

const Files = Type.Optional(
  Type.Array(FileId, {
    maxItems: FILES_PER_MESSAGE,
    description: 'ids of files that you have sent to `/files` or `/api/files`; then the text may be empty',
  }),
);

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

const Alts = Type.Optional(
  Type.Record(Type.String({ maxLength: 64 }), Type.String({ maxLength: 4_000 }), {
    maxProperties: FILES_PER_MESSAGE,
    description: 'what its files show, in words, by id: a line of up to 1,000 characters each',
  }),
);

const Place = { log: LogId, seq: Seq, id: EntryId, at: Instant };
const Written = Type.Object(Place, { description: 'where it stands in the log' });
const Done = Type.Object({});

function command<P extends Record<string, TSchema>, A extends TSchema>(says: string, payload: P, answer: A) {
  return { says, payload: strict(payload), answer };
}

/** Every command: what it does, what it takes, what it answers. */
export const commands = {
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
        Type.Array(RoomName, { maxItems: 50, description: 'rooms to enter; left out: the default room' }),
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
  join: command(
    'Enter a room, or look at it anew; it is made if there is none.',
    { room: RoomName, invite: Type.Optional(InviteSecret) },
    RoomView,
  ),
  leave: command('Leave a room.', { room: RoomName, reason: Type.Optional(Reason) }, Done),
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
    'Say something to one person who is in a room with you. Nobody else ever sees it.',
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
  history: command(
    'A page of a log that you may read: of a pair or a room by `log`, of a room by `room`. Give one of `before`, `after` and `around`; none: the newest.',
    {
      log: Type.Optional(LogId),
      room: Type.Optional(RoomName),
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
  rename: command('Bear another nickname.', { nickname: Nickname }, Type.Object({ you: HereShape })),
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
      ...Doors,
    }),
  ),
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
  topic: command(
    'Set what a room is about (owner, moderators); an empty text for nothing.',
    { room: RoomName, text: Type.String({ description: 'one line, up to 390 characters' }), key: Type.Optional(Key) },
    Written,
  ),
  block: command(
    'Have nothing more to do with somebody: neither whispers to the other, reads that he is writing, or is called by him.',
    { nickname: Nickname },
    Done,
  ),
  unblock: command(
    'Take that back: by the nickname that he has, or had when you blocked him.',
    { nickname: Nickname },
    Done,
  ),
  blocks: command(
    'Whom you blocked, the first one first. Nobody else sees it.',
    {},
    Type.Object({ blocks: Type.Array(Type.Object({ who: PersonShape, since: Instant })) }),
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
  away: command('Say that you are away; without a text, that you are back.', { text: Type.Optional(Reason) }, Done),
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
  whois: command(
    'Who somebody is, as far as you may know.',
    { nickname: Nickname },
    Type.Object({
      who: HereShape,
      rooms: Type.Array(Type.String(), { description: 'rooms that you share' }),
      since: Type.Integer({ description: 'here since, ms since 1970' }),
      idleMs: Type.Integer({ description: 'since his last message' }),
      gateways: Type.Array(Type.String(), { description: 'by which ways he is here' }),
    }),
  ),
  mark: command('A barrier: answered after all that the server had accepted before has been told to you.', {}, Done),
  read: command(
    'Say that you have read a log up to here; it never goes back. Your other sessions are told.',
    { log: LogId, seq: Seq },
    Type.Object({ seq: Seq, at: Instant }, { description: 'how far you have read, and when that was said' }),
  ),
  level: command(
    'Say how loud a room is for you: all of it, what calls you, or nothing. Your sessions share it.',
    { room: RoomName, level: RoomLevel },
    Done,
  ),
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
  role: command(
    'Make somebody a moderator of a room, or no longer one (owner).',
    { room: RoomName, nickname: Nickname, role: RoomRole, key: Type.Optional(Key) },
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
    'Set one thing that holds in a room (owner, moderators; `archived`: owner).',
    { room: RoomName, ...Doors, key: Type.Optional(Key) },
    Written,
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
  lock: command(
    'Let nobody new in, or let them in again (owner). Who is known comes and goes as before.',
    { on: Type.Boolean(), reason: Type.Optional(Reason) },
    Done,
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
  claim: command(
    'Make your nickname yours for good, by a password. Said again it changes the password and ends all other logins.',
    {
      password: Password,
      old: Type.Optional(Type.String({ maxLength: 1_000, description: 'the password until now' })),
    },
    Type.Object({ you: HereShape }),
  ),
  login: command(
    'Prove by its password that a nickname is yours; or be who made a login link, by its secret as the password, with or without the nickname; or bring what a passkey of yours has signed, in place of both. The answer is a token: say `hello` with it, on a connection that has no name yet.',
    { nickname: Type.Optional(Nickname), password: Type.Optional(Password), passkey: Type.Optional(SignedPasskey) },
    Type.Object({
      token: Type.String({ description: 'a new login; keep it; it is you' }),
      nickname: Type.String({ description: 'yours' }),
    }),
  ),
  'passkey-challenge': command(
    'What a passkey is to sign, within ten minutes (w3.org/TR/webauthn-3): one that you make, to keep it (`add-passkey`), or one that you have, before you have a name (`login`). For pages alone, at an address with https or on localhost.',
    {},
    Type.Object({
      challenge: Type.String({ description: 'as UTF-8, the challenge' }),
      domain: Type.String({ description: 'the relying party' }),
      algorithms: Type.Array(Type.Integer(), { description: 'by COSE, that are understood' }),
      user: Type.Optional(Type.String({ description: 'whose it is to be: as UTF-8, the id of the user' })),
      known: Type.Array(Type.String(), { description: 'ids of the passkeys that you have here' }),
    }),
  ),
  'add-passkey': command(
    'Keep a passkey that was made for you: it proves from now on that your nickname is yours, and makes it so where nothing did.',
    {
      id: Base64,
      clientData: Base64,
      attestation: Base64,
      name: Type.Optional(
        Type.String({ maxLength: 1_000, description: 'what you call it: one line, up to 64 characters' }),
      ),
      password: Type.Optional(Type.String({ maxLength: 1_000, description: 'that of your account, where it has one' })),
    },
    Type.Object({ you: HereShape }),
  ),
  passkeys: command(
    'Your passkeys, the oldest first.',
    {},
    Type.Object({
      passkeys: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          since: Instant,
          usedAt: Type.Optional(Type.Integer({ description: 'last used at, ms since 1970' })),
        }),
      ),
      password: Type.Boolean({ description: 'whether your account has a password' }),
    }),
  ),
  'remove-passkey': command(
    'Your passkey is none any more. The last proof that your nickname is yours stays.',
    { passkey: Base64 },
    Done,
  ),
  provider: command(
    'Set out for the provider of logins, where this server has one (OpenID Connect): send the browser to `url`, keep `secret` in this page. For pages alone.',
    {},
    Type.Object({
      url: Type.String(),
      secret: Type.String({ description: 'brings you back, once: it belongs into no address' }),
    }),
  ),
  'provider-answer': command(
    'Come back from there, to `/p`: as whoever comes by that account, with a token; or, when it comes for the first time, with a ticket for `hello`.',
    {
      secret: Type.String({ maxLength: 64, description: 'from `provider`' }),
      answer: Type.String({ maxLength: 8_192, description: 'the query of the address to which you were sent back' }),
    },
    Type.Object({
      nickname: Type.String({ description: 'yours, or the one that you have there, which may be none or taken' }),
      token: Type.Optional(Type.String({ description: 'a new login; keep it; it is you' })),
      ticket: Type.Optional(
        Type.String({ description: 'the nickname with which you come in by it is yours for good' }),
      ),
    }),
  ),
  'login-link': command(
    'A secret by which another device is you, once, within ten minutes: open `/l/SECRET` there, or give it as a password with your nickname. It takes the place of the one before.',
    {},
    Type.Object({
      secret: Type.String({ description: 'you, for whoever has it first: show it to nobody else' }),
      until: Instant,
    }),
  ),
  logins: command('Where you are logged in.', {}, Type.Object({ logins: Type.Array(LoginShape) })),
  logout: command(
    'End a login: its token opens nothing any more, and its connections are closed. Left out, the one that you ask by.',
    {
      login: Type.Optional(Type.String({ maxLength: 64, description: 'the id of another login of yours' })),
      others: Type.Optional(Type.Literal(true, { description: 'all but the one that you ask by' })),
    },
    Done,
  ),
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
    'Give somebody with an account a password that is good for one login, and end all his logins (owner).',
    { nickname: Nickname },
    Type.Object({ password: Type.String({ description: 'told this once' }) }),
  ),
  forget: command(
    'Be forgotten, for good: no account, no name, nothing that you said in rooms. The owner has others forgotten so.',
    {
      nickname: Type.String({ maxLength: 1_000, description: 'whose: said in full, so that it is no slip' }),
      password: Type.Optional(
        Type.String({ maxLength: 1_000, description: 'your own, where you have one and ask it for yourself' }),
      ),
    },
    Done,
  ),
};

export type CommandName = keyof typeof commands;
export type Payload<N extends CommandName> = Infer<(typeof commands)[N]['payload']>;
export type Answer<N extends CommandName> = Infer<(typeof commands)[N]['answer']>;

/** A command that was checked: `do` names it, the rest is its payload. */
export type Command<N extends CommandName = CommandName> = { [K in N]: { readonly do: K } & Payload<K> }[N];
