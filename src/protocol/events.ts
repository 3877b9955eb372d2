import { type TSchema, Type } from 'typebox';
import {
  Away,
  EntryId,
  FileShape,
  FilterDoes,
  FilterLink,
  FilterWhole,
  FilterWord,
  Held,
  HereShape,
  type Infer,
  Instant,
  LogId,
  PersonShape,
  RoomLevel,
  RoomRole,
  Seq,
  Until,
  Yes,
} from './schema.ts';

function kept<N extends string, P extends Record<string, TSchema>>(name: N, says: string, properties: P) {
  const place = { on: Type.Literal(name), log: LogId, seq: Seq, id: EntryId, at: Instant };
  return Type.Object({ ...place, by: PersonShape, ...properties }, { description: says });
}

const written = {
  text: Type.String(),
  action: Type.Optional(Yes),
  replyTo: Type.Optional(Type.String({ description: 'the id of the message in this log that it answers' })),
  files: Type.Optional(
    Type.Immutable(Type.Array(FileShape, { description: 'its files; `links` gives their addresses' })),
  ),
  editedAt: Type.Optional(Instant),
  deletedAt: Type.Optional(Instant),
  reactions: Type.Optional(
    Type.Immutable(
      Type.Array(Type.Object({ emoji: Type.String(), by: Type.Immutable(Type.Array(PersonShape)) }), {
        description: 'in a page: the reactions that it has by now, and whose; kinds and people as they came',
      }),
    ),
  ),
};

/** Kept events, by name: each is an entry of a log. */
export const events = {
  said: kept('said', 'Somebody said something to a room.', { room: Type.String(), ...written }),
  whispered: kept('whispered', 'Somebody whispered to one person. Only the two are told.', {
    to: PersonShape,
    aside: Type.Optional(Type.String({ description: 'the room in which it is shown' })),
    ...written,
  }),
  edited: kept('edited', 'The text of an earlier entry was changed by its author.', {
    target: EntryId,
    text: Type.String(),
  }),
  deleted: kept('deleted', 'An earlier entry was deleted; its text is gone.', { target: EntryId }),
  reacted: kept('reacted', 'Somebody reacted to a message, or took that back.', {
    target: EntryId,
    emoji: Type.String({ description: 'an emoji, or a word of up to 16 characters' }),
    withdrawn: Type.Optional(Yes),
  }),
  previewed: kept(
    'previewed',
    'The page is known to which the first link of a message leads, as it read then. An edit makes that void.',
    {
      target: EntryId,
      text: Type.String({
        description: 'a line for its title, and one for what it says of itself; empty: the preview was taken away',
      }),
      picture: Type.Optional(FileShape),
    },
  ),
  kicked: kept('kicked', 'Somebody was put out of a room, and may come back.', {
    room: Type.String(),
    who: PersonShape,
    reason: Type.String(),
  }),
  banned: kept('banned', 'Somebody was put out of a room and is kept out.', {
    room: Type.String(),
    who: PersonShape,
    reason: Type.String(),
    until: Until,
  }),
  muted: kept('muted', 'Somebody says nothing in a room from now on.', {
    room: Type.String(),
    who: PersonShape,
    reason: Type.String(),
    until: Until,
  }),
  unmuted: kept('unmuted', 'Somebody may speak in a room again.', { room: Type.String(), who: PersonShape }),
  'role-changed': kept('role-changed', 'Somebody became a moderator of a room, or is none any more.', {
    room: Type.String(),
    who: PersonShape,
    role: RoomRole,
  }),
  'topic-changed': kept('topic-changed', 'The topic of a room was set; empty for none.', {
    room: Type.String(),
    topic: Type.String(),
  }),
  slowed: kept('slowed', 'The pace of a room was set: seconds between two messages of one person; 0 for none.', {
    room: Type.String(),
    seconds: Type.Integer(),
  }),
  'room-changed': kept('room-changed', 'One thing about a room holds otherwise from now on: the one that is named.', {
    room: Type.String(),
    ...Held,
  }),
  'room-ended': kept(
    'room-ended',
    'The moment has come that was set: a room can be read, and nothing new happens there.',
    {
      room: Type.String(),
    },
  ),
  admitted: kept('admitted', 'Somebody was invited into a private room, and may come in from now on.', {
    room: Type.String(),
    who: PersonShape,
  }),
  pinned: kept('pinned', 'A message stands out in a room from now on.', { room: Type.String(), target: EntryId }),
  unpinned: kept('unpinned', 'A message is pinned no more.', { room: Type.String(), target: EntryId }),
  reported: kept('reported', 'Somebody asks those who look after a room to look at a message. Told to them alone.', {
    room: Type.String(),
    message: Type.String({ description: 'its id' }),
    who: PersonShape,
    reason: Type.String(),
  }),
  'room-deleted': kept(
    'room-deleted',
    'A room is no more, and all who were in it are out. Told to them and to the owner; kept in the log of the server.',
    {
      room: Type.String(),
      was: Type.String({ description: 'the log that the room had: it is read no more' }),
      reason: Type.String(),
    },
  ),
  operated: kept(
    'operated',
    'Whoever runs the server did something in running it. Kept among the acts of the server, and told to nobody.',
    {
      did: Type.Union([
        Type.Literal('end'),
        Type.Literal('set'),
        Type.Literal('reset-password'),
        Type.Literal('forget'),
        Type.Literal('lock'),
        Type.Literal('unlock'),
        Type.Literal('add-bot'),
        Type.Literal('remove-bot'),
      ]),
      who: Type.Optional(PersonShape),
      settings: Type.Optional(Type.Immutable(Type.Array(Type.String(), { description: 'their names' }))),
      room: Type.Optional(Type.String({ description: 'of a webhook' })),
      reason: Type.Optional(Type.String({ description: 'why the door was locked' })),
    },
  ),
  'filter-changed': kept(
    'filter-changed',
    'A rule of the filter of a room, or without `room` of the server, is there from now on, or no more (`none`). Told to those who look after it.',
    {
      room: Type.Optional(Type.String()),
      word: Type.Optional(FilterWord),
      whole: Type.Optional(FilterWhole),
      link: Type.Optional(FilterLink),
      does: Type.Union([...FilterDoes.anyOf, Type.Literal('none')]),
    },
  ),
  'filter-hit': kept(
    'filter-hit',
    'Somebody said what a rule looks for, and it was let through. Told to those who look after the room, and with `log` only kept for them.',
    {
      room: Type.String(),
      message: Type.String({ description: 'the id of what he said it in' }),
      word: Type.Optional(FilterWord),
      whole: Type.Optional(FilterWhole),
      link: Type.Optional(FilterLink),
      does: Type.Union([Type.Literal('report'), Type.Literal('log')]),
    },
  ),
  'server-banned': kept(
    'server-banned',
    'Somebody, or all who come from a range of addresses, are out of the whole server. Told to them, before they are closed as `banned`, and to the owner.',
    {
      who: Type.Optional(PersonShape),
      range: Type.Optional(Type.String({ description: 'told to the owner alone' })),
      reason: Type.String(),
      until: Until,
    },
  ),
  'server-unbanned': kept('server-unbanned', 'They may come back. Told to the owner.', {
    who: Type.Optional(PersonShape),
    range: Type.Optional(Type.String()),
  }),
  'server-muted': kept(
    'server-muted',
    'Somebody says nothing anywhere from now on, but to the owner. Told to him, and to the owner.',
    { who: PersonShape, reason: Type.String(), until: Until },
  ),
  'server-unmuted': kept('server-unmuted', 'Somebody may speak again. Told to him, and to the owner.', {
    who: PersonShape,
  }),
  unbanned: kept('unbanned', 'Somebody may come back to a room.', { room: Type.String(), who: PersonShape }),
};

function notice<N extends string, P extends Record<string, TSchema>>(name: N, says: string, properties: P) {
  return Type.Object({ on: Type.Literal(name), ...properties }, { description: says });
}

/** What passes and is not kept, by name. */
export const notices = {
  joined: notice('joined', 'Somebody entered a room.', {
    room: Type.String(),
    who: HereShape,
    count: Type.Integer({ description: 'people in the room now' }),
  }),
  left: notice('left', 'Somebody left a room, or was away longer than the grace time.', {
    room: Type.String(),
    who: PersonShape,
    count: Type.Integer({ description: 'people in the room now' }),
    reason: Type.Optional(Type.String({ description: 'what he said in leaving' })),
    gone: Type.Optional(Type.Literal(true, { description: 'he has left every room' })),
  }),
  crowd: notice(
    'crowd',
    'How many are in a room with more than 200 people, once they have changed: at most once a second.',
    {
      room: Type.String(),
      count: Type.Integer({ description: 'people in the room now' }),
      people: Type.Optional(Type.Array(HereShape, { description: 'who they are, once they are 200 at most' })),
    },
  ),
  renamed: notice('renamed', 'Somebody bears another nickname now.', {
    who: PersonShape,
    was: Type.String({ description: 'the nickname before' }),
  }),
  claimed: notice('claimed', 'Somebody made his nickname his own: it is proved to be his from now on.', {
    who: PersonShape,
  }),
  apart: notice(
    'apart',
    'Between you and somebody there is a block from now on, yours or his; or there is none any more.',
    {
      who: PersonShape,
      apart: Type.Boolean(),
    },
  ),
  typing: notice('typing', 'Somebody is writing. Ask again after 6 s: no news is no.', {
    who: PersonShape,
    room: Type.Optional(Type.String({ description: 'where; left out when it is a whisper to you' })),
    state: Type.Union([Type.Literal('active'), Type.Literal('paused'), Type.Literal('done')]),
  }),
  away: notice(
    'away',
    'Somebody went away or does not want to be disturbed (`busy`), or is back when `text` is left out.',
    {
      who: PersonShape,
      text: Away.away,
      busy: Away.busy,
      until: Away.until,
    },
  ),
  standing: notice(
    'standing',
    'How somebody is with whom you whispered and share no room: he came, left, went away, is back, or bears another name.',
    {
      who: HereShape,
      here: Type.Optional(Type.Literal(true, { description: 'he is here now' })),
    },
  ),
  read: notice('read', 'You have read on, in another session of yours.', {
    log: LogId,
    read: Type.Object({ seq: Seq, at: Instant }, { description: 'how far, and when that was said' }),
    room: Type.Optional(Type.String()),
    with: Type.Optional(PersonShape),
  }),
  level: notice('level', 'You said how loud a room is for you, in this session or another of yours.', {
    room: Type.String(),
    log: LogId,
    level: RoomLevel,
  }),
  ending: notice('ending', 'A room ends in some minutes: it can be read then, and nothing new happens there.', {
    room: Type.String(),
    ends: Instant,
    by: PersonShape,
  }),
  invited: notice('invited', 'Somebody would like you to come to a room.', { room: Type.String(), by: PersonShape }),
  inviting: notice('inviting', 'Somebody asked another to come to a room that you are in.', {
    room: Type.String(),
    who: PersonShape,
    by: PersonShape,
  }),
  locked: notice('locked', 'Nobody new is let in; who is known comes and goes as before.', {
    by: PersonShape,
    reason: Type.String({ description: 'what newcomers are told' }),
  }),
  unlocked: notice('unlocked', 'Newcomers are let in again.', { by: PersonShape }),
  goodbye: notice('goodbye', 'The last thing a session hears: why it is closed, and whether to come back.', {
    reason: Type.String(),
    code: Type.Integer({ description: 'the WebSocket close code' }),
    comeBack: Type.Boolean(),
    afterMs: Type.Integer({ description: 'how long to wait before coming back' }),
  }),
};

/** An entry as it travels: flat. */
export type WireEntry = { [N in keyof typeof events]: Infer<(typeof events)[N]> }[keyof typeof events];

export type Notice = { [N in keyof typeof notices]: Infer<(typeof notices)[N]> }[keyof typeof notices];
