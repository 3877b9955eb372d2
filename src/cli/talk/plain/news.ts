import { deedOf, type Room, type Row, subjectOf } from '../../../client/index.ts';

type Message = Extract<Row, { kind: 'message' }>;

/** A file, and where it is to be had for some minutes: null where it is not any more. */
export interface NewsFile extends Pick<Message['files'][number], 'id' | 'name' | 'type' | 'size'> {
  readonly url?: string | null;
  /** What it shows, in words. */
  readonly alt?: string;
}

/** One thing that happened, to be written down once. Times are ms since 1970; names and texts as they came. */
export type News =
  | ({ readonly on: 'said' | 'whispered' | 'edited' | 'deleted' } & Pick<
      Message,
      'id' | 'at' | 'mine' | 'action' | 'text'
    > & {
        readonly by: string;
        readonly to: string | null;
        readonly replyTo: string | null;
        /** Left out where there are none. */
        readonly files?: readonly NewsFile[];
      })
  | {
      readonly on: 'reacted';
      /** When it was seen here. */
      readonly at: number;
      readonly by: string;
      readonly emoji: string;
      readonly id: string;
      readonly text: string;
    }
  | { readonly on: 'joined' | 'left'; readonly at: number; readonly who: string }
  | { readonly on: 'renamed'; readonly at: number; readonly who: string; readonly was: string }
  | { readonly on: 'slowed'; readonly at: number; readonly by: string; readonly seconds: number }
  | {
      readonly on: 'room-changed';
      readonly at: number;
      readonly by: string;
      /** The one thing that holds otherwise. */
      readonly private?: boolean;
      readonly announce?: boolean;
      readonly past?: boolean;
      readonly rules?: string;
      readonly archived?: boolean;
      readonly ends?: number;
    }
  | { readonly on: 'room-ended'; readonly at: number; readonly by: string }
  | { readonly on: 'ending'; readonly at: number; readonly by: string; readonly ends: number }
  | { readonly on: 'topic-changed'; readonly at: number; readonly by: string; readonly topic: string }
  | { readonly on: 'pinned' | 'unpinned'; readonly at: number; readonly by: string; readonly target: string }
  | {
      readonly on: 'room-deleted';
      readonly at: number;
      readonly by: string;
      readonly room: string;
      readonly reason: string;
    }
  | { readonly on: 'rules'; readonly at: number; readonly rules: string }
  | { readonly on: 'invited'; readonly at: number; readonly by: string; readonly room: string }
  | { readonly on: 'inviting'; readonly at: number; readonly by: string; readonly who: string }
  | { readonly on: 'locked' | 'unlocked'; readonly at: number; readonly by: string; readonly reason: string }
  | {
      readonly on:
        | ('kicked' | 'banned' | 'unbanned' | 'muted' | 'unmuted' | 'appointed' | 'dismissed')
        | (
            | 'reported'
            | 'filter-changed'
            | 'filter-hit'
            | 'server-banned'
            | 'server-unbanned'
            | 'server-muted'
            | 'server-unmuted'
          );
      readonly at: number;
      readonly by: string;
      readonly who: string;
      readonly reason: string;
      /** When it ends, where it does. */
      readonly until?: number;
    };

/** What of a row has been told. */
type Told = Pick<Message, 'text' | 'editedAt' | 'deletedAt' | 'reactions'> | number;

/**
 * What is new among the rows of a room since one looked last, in their order. So what came during an absence is news
 * as well, and nothing is news twice.
 */
export class Newspaper {
  readonly #told = new Map<string, Told>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes all rows that are there for told. */
  skip(room: Room): void {
    this.look(room);
    // The rules are for who comes in.
    for (const { kind, key } of room.rows) if (kind === 'rules') this.#told.delete(key);
  }

  look({ rows }: Pick<Room, 'rows'>): readonly News[] {
    return rows.flatMap((row) => this.#of(row));
  }

  #of(row: Row): readonly News[] {
    switch (row.kind) {
      case 'message':
        return row.progress.is === 'kept' ? this.#message(row) : [];
      case 'joined':
      case 'left': {
        const told = Number(this.#told.get(row.key) ?? 0);
        this.#told.set(row.key, row.people.length);
        return row.people.slice(told).map(({ nickname }) => ({ on: row.kind, at: row.at, who: nickname }));
      }
      case 'renamed':
        return this.#once(row.key, { on: 'renamed', at: row.at, who: row.who.nickname, was: row.was });
      case 'rules':
        return this.#once(row.key, { on: 'rules', at: row.at, rules: row.rules });
      case 'moderated':
        return this.#once(row.key, moderation(row));
      default:
        return [];
    }
  }

  #message(row: Message): readonly News[] {
    const told = this.#told.get(row.key);
    const { text, editedAt, deletedAt, reactions } = row;
    this.#told.set(row.key, { text, editedAt, deletedAt, reactions });
    if (told === undefined) return [written(row, row.to ? 'whispered' : 'said')];
    if (typeof told === 'number') return [];
    if (deletedAt !== null) return told.deletedAt === null ? [written(row, 'deleted')] : [];
    const edited = told.text === text && told.editedAt === editedAt ? [] : [written(row, 'edited')];
    return [...edited, ...this.#reactions(row, told.reactions)];
  }

  /** What was given since; what was taken back is no news. */
  #reactions({ id, text, reactions }: Message, before: Message['reactions']): readonly News[] {
    const had = new Set(before.flatMap(({ emoji, people }) => people.map((who) => `${who.id} ${emoji}`)));
    return reactions.flatMap(({ emoji, people }) =>
      people
        .filter((who) => !had.has(`${who.id} ${emoji}`))
        .map((who) => ({ on: 'reacted' as const, at: this.#now(), by: who.nickname, emoji, id: id ?? '', text })),
    );
  }

  #once(key: string, news: News): readonly News[] {
    if (this.#told.has(key)) return [];
    this.#told.set(key, 1);
    return [news];
  }
}

function written(
  { id, at, mine, action, text, by, to, reply, files }: Message,
  on: 'said' | 'whispered' | 'edited' | 'deleted',
): News {
  const addressed = { to: to?.nickname ?? null, replyTo: reply?.id ?? null };
  const borne = files.map(({ id, name, type, size, alt }) => ({
    id,
    name,
    type,
    size,
    ...(alt !== undefined && { alt }),
  }));
  return { on, id, at, by: by.nickname, ...addressed, mine, action, text, ...(borne.length > 0 && { files: borne }) };
}

function moderation({ at, entry }: Extract<Row, { kind: 'moderated' }>): News {
  const by = entry.by.nickname;
  if (entry.on === 'slowed') return { on: entry.on, at, by, seconds: entry.seconds };
  if (entry.on === 'pinned' || entry.on === 'unpinned') return { on: entry.on, at, by, target: entry.target };
  if (entry.on === 'room-ended') return { on: entry.on, at, by };
  if (entry.on === 'ending') return { on: entry.on, at, by, ends: entry.ends };
  if (entry.on === 'topic-changed') return { on: entry.on, at, by, topic: entry.topic };
  if (entry.on === 'room-changed') {
    const { on, log: _, seq: __, id: ___, room: ____, ...change } = entry;
    return { ...change, on, at, by };
  }
  if (entry.on === 'invited') return { on: entry.on, at, by, room: entry.room };
  if (entry.on === 'inviting' || entry.on === 'admitted') return { on: 'inviting', at, by, who: entry.who.nickname };
  const reason = 'reason' in entry ? entry.reason : '';
  if (entry.on === 'room-deleted') return { on: entry.on, at, by, room: entry.room, reason };
  if (entry.on === 'locked' || entry.on === 'unlocked') return { on: entry.on, at, by, reason };
  const end = 'until' in entry && entry.until !== undefined ? { until: entry.until } : {};
  return { on: deedOf(entry), at, by, who: subjectOf(entry), reason, ...end };
}
