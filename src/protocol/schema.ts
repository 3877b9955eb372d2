import { type Static, type TSchema, Type } from 'typebox';
import type { Ability } from '../core/roles.ts';

/** The pieces that commands, answers and events share. Lengths here only bound the work; core judges the rest. */
export const Nickname = Type.String({ maxLength: 1_000, description: 'a nickname' });
export const RoomName = Type.String({ maxLength: 1_000, description: 'a room, with or without the leading #' });
export const LogId = Type.String({ maxLength: 64, description: 'the id of a log' });
export const EntryId = Type.String({ maxLength: 64, description: 'the id of an entry' });
export const Text = Type.String({ description: 'up to 4,000 characters (code points) and 16 KB of UTF-8' });
export const Reason = Type.String({ maxLength: 2_000, description: 'one line, up to 200 characters' });
export const Seq = Type.Integer({ minimum: 0, description: 'a place in a log' });
export const Instant = Type.Integer({ description: 'ms since 1970' });
export const RoomRole = Type.Union([Type.Literal('moderator'), Type.Literal('none')], {
  description: '`moderator`, or `none`',
});
const Least = Type.Optional(
  Type.Union([Type.Literal('guest'), Type.Literal('member'), Type.Literal('moderator'), Type.Literal('owner')]),
);
const Abilities = {
  say: Least,
  link: Least,
  file: Least,
  react: Least,
  invite: Least,
  topic: Least,
  pin: Least,
} satisfies Record<Ability, typeof Least>;

/** What holds in a room (`core/doors.ts`). */
export const Doors = {
  private: Type.Optional(Type.Boolean({ description: 'only who is invited comes in, and it stands in no list' })),
  announce: Type.Optional(Type.Boolean({ description: 'only owner, moderators and bots speak' })),
  past: Type.Optional(Type.Boolean({ description: 'whether who comes in sees what was said before he first came' })),
  rules: Type.Optional(Type.String({ description: 'one line, up to 390 characters; empty for none' })),
  archived: Type.Optional(Type.Boolean({ description: 'it can be read, and nothing new happens there' })),
  may: Type.Optional(
    Type.Object(Abilities, {
      additionalProperties: false,
      description: 'what one has to be at least in this room, where it is not as everywhere (docs/roles.md)',
    }),
  ),
};
/** The same, with what is said otherwise when it is set. */
export const Held = {
  ...Doors,
  ends: Type.Optional(Type.Integer({ description: 'from when on it is archived, ms since 1970; 0: it goes on' })),
};
/** How loud a room is for somebody (`core/level.ts`). */
export const RoomLevel = Type.Union([Type.Literal('all'), Type.Literal('mentions'), Type.Literal('none')], {
  description: '`all`, `mentions` (what calls you) or `none`',
});
/** What a rule of a filter looks for, and what becomes of it (`core/filter.ts`). */
export const FilterWord = Type.String({ description: 'a word or some words, up to 64 characters, however written' });
export const FilterLink = Type.String({ description: 'links to this host and all below it; `*` for any link' });
export const FilterWhole = Type.Literal(true, {
  description: 'only where it stands by itself; a word of Hangul may have particles behind it',
});
export const FilterDoes = Type.Union(
  [Type.Literal('refuse'), Type.Literal('report'), Type.Literal('log'), Type.Literal('allow')],
  {
    description:
      '`refuse` it; let it through and `report` it to those who look after the room; only `log` it for them, to try the rule; or `allow` links to a host',
  },
);

export const FilterRuleShape = Type.Object({
  word: Type.Optional(FilterWord),
  whole: Type.Optional(FilterWhole),
  link: Type.Optional(FilterLink),
  does: FilterDoes,
});
export const Range = Type.String({
  maxLength: 64,
  description: 'addresses, as `192.0.2.0/24` or `2001:db8::/32`; one alone is a range too',
});
export const Until = Type.Optional(Type.Integer({ description: 'when it ends, ms since 1970; left out: never' }));
export const Key = Type.String({
  minLength: 1,
  maxLength: 64,
  description: "the client's own name for this command: a retry with the same key is done once",
});

export const Yes = Type.Literal(true);

const Bot = Type.Optional(Type.Literal(true, { description: 'no human being' }));

const Member = Type.Optional(Type.Literal(true, { description: 'has an account: the nickname is proved to be his' }));

export const PersonShape = Type.Object({ id: Type.String(), nickname: Type.String(), bot: Bot, member: Member });

/** How somebody is who is not simply there. */
export const Away = {
  away: Type.Optional(
    Type.String({ description: 'what he said when he went away; with `busy` it may be empty; left out: he is there' }),
  ),
  busy: Type.Optional(Type.Literal(true, { description: 'he is there, and does not want to be disturbed' })),
  until: Type.Optional(Type.Integer({ description: 'when that ends by itself, ms since 1970' })),
};

/** Somebody as the others see him in a room. */
export const HereShape = Type.Object({
  id: Type.String(),
  nickname: Type.String(),
  bot: Bot,
  member: Member,
  owner: Type.Optional(Yes),
  moderator: Type.Optional(Type.Literal(true, { description: 'of the room of which this tells' })),
  ...Away,
});

/** A bot, as its owner sees it. */
export const BotShape = Type.Object({
  id: Type.String(),
  nickname: Type.String(),
  since: Type.Integer({ description: 'made at, ms since 1970' }),
  webhook: Type.Optional(Type.String({ description: 'the one room in which it speaks, by the URL of a webhook' })),
});

/** A login of one's own: one device or program that has a token. */
export const LoginShape = Type.Object({
  id: Type.String(),
  via: Type.String({ description: 'the gateway by which the token was given' }),
  since: Type.Integer({ description: 'given at, ms since 1970' }),
  here: Type.Integer({ description: 'connections that use it now' }),
  this: Type.Optional(Type.Literal(true, { description: 'the one that you ask by' })),
});

/** What stands behind `/i/` in a link. */
export const InviteSecret = Type.String({
  maxLength: 200,
  description: 'what stands behind `/i/` in a link',
});

/** A link that lets people in, as it is listed. */
export const InviteShape = Type.Object({
  id: Type.String(),
  secret: Type.Optional(
    Type.String({ description: 'the link is `/i/` and this; told again to who made it, and to nobody else' }),
  ),
  room: Type.Optional(Type.String({ description: 'left out: it only lets in' })),
  by: PersonShape,
  uses: Type.Integer({ description: 'how many people may come in by it' }),
  used: Type.Integer({ description: 'how many did' }),
  at: Instant,
  until: Instant,
});

export const Password = Type.String({ maxLength: 1_000, description: 'a password: 8 to 128 characters' });

/** A file that a message bears. */
export const FileShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String({ description: 'a media type' }),
  size: Type.Integer({ description: 'bytes' }),
  width: Type.Optional(Type.Integer({ description: 'of a picture, in pixels' })),
  height: Type.Optional(Type.Integer({ description: 'of a picture, in pixels' })),
  alt: Type.Optional(Type.String({ description: 'what a picture shows, in words' })),
});

export const FileId = Type.String({ maxLength: 64, description: 'the id of a file' });

/** An object that bears nothing but what is named. */
export function strict<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}

export type Infer<S extends TSchema> = Static<S>;
