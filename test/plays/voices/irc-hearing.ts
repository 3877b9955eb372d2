import { ABILITIES, ROLES } from '../../../src/core/roles.ts';
import { ctcpIn } from '../../../src/gateways/irc/wire/ctcp.ts';
import type { Message } from '../../../src/gateways/irc/wire/message.ts';
import { abilityWords, leastWords } from '../../../src/protocol/room-words.ts';
import { nowOf, type Sighting } from '../sightings.ts';

const EDITED = /^(.+) 님이 고침: (.*)$/;

/** A file is a line of its own; in a play, the only one of its message. */
const FILE = /^\[파일\] (.+) \([\d.]+ [KM]?B\) https:\/\/\S+$/;

const SLOWED = /^(.+) 님이 느린 대화를 (?:켬: (\d+)초에 한 번|끔)$/;
const MUTED = /^(.+) 님이 (.+) 님을 말하지 못하게 함(?: \((.+) UTC까지\))?(?:: (.*))?$/;
const UNMUTED = /^(.+) 님이 (.+) 님을 다시 말하게 함$/;
const ENDS = /^(.*?) ?\((\S+ \S+) UTC까지\)$/;
const PAST = /^(.+)님이 새로 들어온 사람에게(도)? 지난 대화를 .+$/;
const ARCHIVED = /^(.+)님이 방을 (보관했습니다|다시 열었습니다)\./;
const RULED = /^(.+)님이 규칙을 정했습니다: (.*)$/;
const UNRULED = /^(.+)님이 방의 규칙을 없앴습니다\.$/;
const REPORTED = /^(.+) 님이 (#\S+)에서 (.+) 님의 메시지를 신고함(?:: (.*))?$/;
const SERVER =
  /^(.+) 님이 (.+) 님을 (서버에 들어오지 못하게|서버 어디에서도 말하지 못하게) 함(?: \((.+) UTC까지\))?(?:: (.*))?$/;
const SERVER_ENDS = /^(.+) 님이 (.+) 님을 (서버에 다시 들어오게|어디에서나 다시 말하게) 함$/;
const FILTER_SET = /^(.+)님이 .+ 필터(?:를 정했|에서 뺐)습니다: .+$/;
const FILTER_HIT = /^.+ 필터에 걸렸습니다: (.+)님의 메시지에 .+$/;
const PINNED = /^(.+)님이 (메시지를 고정했|고정을 풀었)습니다\.$/;
const ENDS_AT = /^(.+)님이 방이 끝날 때를 정했습니다: (\S+ \S+) UTC\./;
const ENDLESS = /^(.+)님이 방을 끝내지 않기로 했습니다\.$/;
const ENDING = /^이 방은 (\S+ \S+) UTC에 끝납니다\./;
const ENDED = /^정해 둔 때가 되어 방이 끝났습니다\./;
const ROOM_DELETED = /^(.+)님이 (#\S+) 방을 지웠습니다\.(?: (.*))?$/;
const EXCEPTED = /^(.+)님이 정했습니다\. (.+): (.+)$/;
const LOCKED = /^(.+) 님이 문을 (?:잠금: (.*)|엶)$/;

function guardIn(room: string, said: string): Sighting | null {
  const [, slowing, seconds = 0] = SLOWED.exec(said) ?? [];
  if (slowing !== undefined) return { saw: 'slowed', by: slowing, room, seconds: Number(seconds) };
  const [, by1 = '', whom = '', what, end1, reason1 = ''] = SERVER.exec(said) ?? [];
  if (what !== undefined) {
    const saw = what.startsWith('서버에') ? 'server-banned' : 'server-muted';
    const who = whom === '이 주소에서 오는 모든 분' ? 'everyone' : whom;
    return { saw, by: by1, who, reason: reason1, ...(end1 !== undefined && { until: Date.parse(`${end1}Z`) }) };
  }
  const ending = deletionIn(said) ?? endIn(room, said);
  if (ending) return ending;
  const [, reporter, where = '', reported = '', why = ''] = REPORTED.exec(said) ?? [];
  if (reporter !== undefined) return { saw: 'reported', by: reporter, who: reported, room: where, reason: why };
  const [, setting] = FILTER_SET.exec(said) ?? [];
  if (setting !== undefined) return { saw: 'filter-changed', by: setting, about: said };
  const [, hit] = FILTER_HIT.exec(said) ?? [];
  if (hit !== undefined) return { saw: 'filter-hit', by: hit, about: said };
  const [, by2 = '', who2 = '', ended] = SERVER_ENDS.exec(said) ?? [];
  if (ended !== undefined) {
    return { saw: ended.startsWith('서버에') ? 'server-unbanned' : 'server-unmuted', by: by2, who: who2 };
  }
  const mute = MUTED.exec(said);
  if (mute) {
    const [, by = '', who = '', end, reason = ''] = mute;
    return { saw: 'muted', by, who, room, reason, ...(end !== undefined && { until: Date.parse(`${end}Z`) }) };
  }
  const [, passing, shown] = PAST.exec(said) ?? [];
  if (passing !== undefined) {
    return { saw: 'room-changed', by: passing, room, now: nowOf({ past: shown !== undefined }) };
  }
  const [, archiving, archived = ''] = ARCHIVED.exec(said) ?? [];
  if (archiving !== undefined) {
    return { saw: 'room-changed', by: archiving, room, now: nowOf({ archived: archived.startsWith('보관') }) };
  }
  const [, ruling, rules = ''] = RULED.exec(said) ?? UNRULED.exec(said) ?? [];
  if (ruling !== undefined) return { saw: 'room-changed', by: ruling, room, now: nowOf({ rules }) };
  const [, pinning, pin = ''] = PINNED.exec(said) ?? [];
  if (pinning !== undefined) return { saw: pin.startsWith('메시지') ? 'pinned' : 'unpinned', by: pinning, room };
  const [, excepting, which, from] = EXCEPTED.exec(said) ?? [];
  if (excepting !== undefined) {
    const ability = ABILITIES.find((one) => abilityWords(one, 'ko') === which) ?? 'say';
    const least = ROLES.find((one) => leastWords(one, 'ko') === from) ?? 'guest';
    return { saw: 'room-changed', by: excepting, room, now: nowOf({ may: { [ability]: least } }) };
  }
  const [, unmuting, unmuted = ''] = UNMUTED.exec(said) ?? [];
  if (unmuting !== undefined) return { saw: 'unmuted', by: unmuting, who: unmuted, room };
  const [, by, reason] = LOCKED.exec(said) ?? [];
  if (by === undefined) return null;
  return reason === undefined ? { saw: 'unlocked', by } : { saw: 'locked', by, reason };
}

function endIn(room: string, said: string): Sighting | null {
  const [, setting, when] = ENDS_AT.exec(said) ?? [];
  if (setting !== undefined) {
    return { saw: 'room-changed', by: setting, room, now: nowOf({ ends: Date.parse(`${when}Z`) }) };
  }
  const [, by] = ENDLESS.exec(said) ?? [];
  if (by !== undefined) return { saw: 'room-changed', by, room, now: nowOf({ ends: 0 }) };
  const [, at] = ENDING.exec(said) ?? [];
  if (at !== undefined) return { saw: 'ending', room, at: Date.parse(`${at}Z`) };
  return ENDED.test(said) ? { saw: 'room-ended', room } : null;
}

function deletionIn(said: string): Sighting | null {
  const [, by, room = '', reason = ''] = ROOM_DELETED.exec(said) ?? [];
  return by === undefined ? null : { saw: 'room-deleted', by, room, reason };
}

const DOORS = new Map([
  ['is', 'private'],
  ['m', 'announce'],
]);

type See = (message: Message, by: string) => readonly Sighting[];

/** What an IRC client makes of the lines it gets: it has to remember who is where, and who was banned just now. */
export class Hearing {
  nick = '*';
  readonly #rooms = new Map<string, Set<string>>();
  readonly #places = new Map<string, string>();
  #banned: string | null = null;

  see(message: Message): readonly Sighting[] {
    const by = message.source?.split('!', 1)[0] ?? '';
    return this.#words[message.command]?.(message, by) ?? [];
  }

  /** Where a message stands that was seen: its room, or who said it. */
  placeOf(id: string): string | null {
    return this.#places.get(id) ?? null;
  }

  isOwn({ source }: Message): boolean {
    return source?.startsWith(`${this.nick}!`) === true;
  }

  readonly #words: Readonly<Record<string, See>> = {
    '353': ({ params: [, , room = '', names = ''] }) => {
      for (const name of names.split(' ')) this.#in(room).add(name.replace(/^@/, '').split('!', 1)[0] ?? '');
      return [];
    },
    JOIN: ({ params: [room = ''] }, who) => {
      this.#in(room).add(who);
      return [{ saw: 'joined', who, room }];
    },
    PART: ({ params: [room = '', reason = ''] }, who) => this.#leave(who, [room], reason),
    QUIT: ({ params: [reason = ''] }, who) => {
      const rooms = [...this.#rooms].filter(([, people]) => people.has(who)).map(([room]) => room);
      return this.#leave(who, rooms, reason);
    },
    NICK: ({ params: [now = ''] }, was) => {
      for (const people of this.#rooms.values()) if (people.delete(was)) people.add(now);
      if (was === this.nick) this.nick = now;
      return [{ saw: 'renamed', was, now }];
    },
    PRIVMSG: ({ tags, params: [target = '', said = ''] }, by) => {
      const act = ctcpIn(said)?.text;
      this.#places.set(tags.get('msgid') ?? '', target === this.nick ? by : target);
      const replyTo = tags.get('+draft/reply');
      const [, file] = FILE.exec(said) ?? [];
      const marks = { ...(replyTo !== undefined && { replyTo }), ...(file !== undefined && { files: [file] }) };
      const text = file === undefined ? (act ?? said) : '';
      const message = { ...idIn(tags), by, text, action: act !== undefined, marks };
      return [target.startsWith('#') ? { saw: 'said', ...message, room: target } : { saw: 'whispered', ...message }];
    },
    NOTICE: ({ tags, params: [room = '', said = ''] }) => {
      const guarded = guardIn(room, said);
      if (guarded) return [guarded];
      const [, by, text = ''] = EDITED.exec(said) ?? [];
      return by === undefined ? [] : [{ saw: 'edited', by, target: tags.get('+draft/reply') ?? '', text }];
    },
    REDACT: ({ tags, params: [, target = ''] }, by) => [{ saw: 'deleted', ...idIn(tags), by, target }],
    MODE: ({ source, tags, params: [room = '', sign, mask = ''] }, by) => {
      const who = mask.split('!', 1)[0] ?? '';
      if (sign === '+b') this.#banned = who;
      const change = DOORS.get(sign?.slice(1) ?? '');
      if (change)
        return [{ saw: 'room-changed', ...idIn(tags), by, room, now: nowOf({ [change]: sign?.[0] === '+' }) }];
      const role = { ...idIn(tags), by, who, room };
      if (sign === '+o' && source?.includes('!')) return [{ saw: 'appointed', ...role }];
      if (sign === '-o') return [{ saw: 'dismissed', ...role }];
      return sign === '-b' ? [{ saw: 'unbanned', ...idIn(tags), by, who, room }] : [];
    },
    KICK: ({ tags, params: [room = '', who = '', reason = ''] }, by) => {
      const saw = this.#banned === who ? 'banned' : 'kicked';
      this.#banned = null;
      this.#leave(who, [room], reason);
      const deleted = deletionIn(reason);
      if (deleted) return [deleted];
      const [, why = reason, end] = ENDS.exec(reason) ?? [];
      const until = end === undefined ? {} : { until: Date.parse(`${end}Z`) };
      return [{ saw, ...idIn(tags), by, who, room, reason: why, ...until }];
    },
    TOPIC: ({ tags, params: [room = '', topic = ''] }, by) => [{ saw: 'topic', ...idIn(tags), by, room, topic }],
    INVITE: ({ params: [who = '', room = ''] }, by) =>
      who === this.nick ? [{ saw: 'invited', by, room }] : [{ saw: 'inviting', by, who, room }],
    MARKREAD: ({ params: [where = '', moment = ''] }) => {
      const at = Date.parse(moment.replace('timestamp=', ''));
      return Number.isNaN(at) ? [] : [{ saw: 'read', where, at }];
    },
    AWAY: ({ params: [text] }, who) => [{ saw: 'away', who, text: text ?? null }],
    TAGMSG: (message, who) => [reactionIn(message, who) ?? typingIn(message, who)],
  };

  #leave(who: string, rooms: readonly string[], reason: string): readonly Sighting[] {
    for (const room of rooms) this.#in(room).delete(who);
    if (who === this.nick) for (const room of rooms) this.#rooms.delete(room);
    return rooms.map((room) => ({ saw: 'left', who, room, reason }));
  }

  #in(room: string): Set<string> {
    const people = this.#rooms.get(room) ?? new Set();
    this.#rooms.set(room, people);
    return people;
  }
}

function typingIn({ params: [target = ''] }: Message, who: string): Sighting {
  return { saw: 'typing', who, room: target.startsWith('#') ? target : null };
}

function reactionIn({ tags }: Message, by: string): Sighting | null {
  const [given, taken] = [tags.get('+draft/react'), tags.get('+draft/unreact')];
  const emoji = given ?? taken;
  if (emoji === undefined) return null;
  return {
    saw: 'reacted',
    ...idIn(tags),
    by,
    target: tags.get('+draft/reply') ?? '',
    emoji,
    withdrawn: given === undefined,
  };
}

/** What was read, with the reactions where they belong: IRC plays them back one by one. */
export function withReactions(seen: readonly Sighting[]): readonly Sighting[] {
  return seen.flatMap((sighting): readonly Sighting[] => {
    if (sighting.saw === 'reacted') return [];
    if (sighting.saw !== 'said' && sighting.saw !== 'whispered') return [sighting];
    const reactions = reactionsTo(sighting.id, seen);
    return [reactions.length === 0 ? sighting : { ...sighting, marks: { ...sighting.marks, reactions } }];
  });
}

function reactionsTo(id: string | undefined, seen: readonly Sighting[]) {
  const kinds = new Map<string, readonly string[]>();
  for (const one of seen) {
    if (one.saw !== 'reacted' || one.target !== id) continue;
    const others = (kinds.get(one.emoji) ?? []).filter((by) => by !== one.by);
    kinds.set(one.emoji, one.withdrawn ? others : [...others, one.by]);
  }
  return [...kinds].filter(([, by]) => by.length > 0);
}

function idIn(tags: Message['tags']): { readonly id?: string } {
  const id = tags.get('msgid');
  return id === undefined ? {} : { id };
}
