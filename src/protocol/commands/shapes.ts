import { Type } from 'typebox';
import { events } from '../events.ts';
import { Instant, LogId, PersonShape, RoomLevel, Seq, Until } from '../schema.ts';

const { said, whispered, edited, deleted, reacted, kicked, banned, unbanned, muted, unmuted, slowed } = events;

export const Entry = Type.Union(
  [
    said,
    whispered,
    edited,
    deleted,
    reacted,
    events.previewed,
    kicked,
    banned,
    unbanned,
    muted,
    unmuted,
    events['role-changed'],
    events['topic-changed'],
    slowed,
    events['room-changed'],
    events['room-ended'],
    events.admitted,
    events.pinned,
    events.unpinned,
    events.reported,
    events.operated,
    events['filter-changed'],
    events['filter-hit'],
    events['room-deleted'],
    events['server-banned'],
    events['server-unbanned'],
    events['server-muted'],
    events['server-unmuted'],
  ],
  { description: 'an entry: a kept event with log, seq, id, at, by' },
);

export const ReadUpTo = Type.Optional(
  Type.Object({ seq: Seq, at: Instant }, { description: 'how far you have read, and when that was said' }),
);

export const LevelOf = Type.Optional(
  Type.Union(RoomLevel.anyOf, { description: 'how loud it is for you; left out: `all`' }),
);

export const PairSummary = Type.Object({ log: LogId, last: Seq, at: Instant, with: PersonShape, read: ReadUpTo });

export const Topic = Type.Object({ text: Type.String(), by: PersonShape, at: Instant });

export const Slow = Type.Optional(Type.Integer({ description: 'seconds between two messages of one person' }));

export const Mute = Type.Optional(
  Type.Object({ reason: Type.String(), until: Until }, { description: 'why you may not speak there, and until when' }),
);
