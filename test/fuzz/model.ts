import type { KeptEvent } from '../../src/core/entry.ts';

/** One of those who play, as the model knows him. */
export interface Player {
  readonly nth: number;
  nickname: string;
  inRoom: boolean;
  banned: boolean;
  muted: boolean;
  moderator: boolean;
}

/** What must be read of one entry of the room. */
export interface Expected {
  readonly on: KeptEvent['on'];
  readonly by: string;
  readonly id: string | null;
  text: string | null;
  deleted: boolean;
  /** `emoji nickname`, in the order in which they came. */
  reactions: string[];
}

type Written = Expected & { readonly author: Player; readonly reactors: Map<string, string> };

/**
 * One room, its people and their pairs, as the rules have it: in memory, one thing after the other. Each method answers
 * whether it must be accepted, and takes note of it if so.
 */
export class Model {
  readonly players: readonly Player[];
  readonly entries: Written[] = [];
  readonly whispers = new Map<string, string[]>();

  constructor(nicknames: readonly string[]) {
    this.players = nicknames.map((nickname, nth) => ({
      ...{ nth, nickname, inRoom: false },
      ...{ banned: false, muted: false, moderator: false },
    }));
  }

  /** Nobody is anywhere: the server has begun anew. */
  restart(): void {
    for (const player of this.players) player.inRoom = false;
  }

  come(player: Player): boolean {
    return this.join(player);
  }

  join(player: Player): boolean {
    player.inRoom = !player.banned;
    return player.inRoom;
  }

  leave(player: Player): boolean {
    const was = player.inRoom;
    player.inRoom = false;
    return was;
  }

  rename(player: Player, nickname: string): boolean {
    player.nickname = nickname;
    return true;
  }

  say(player: Player, text: string, id: () => string | null): boolean {
    return player.inRoom && !player.muted && this.#note(player, 'said', { text, id: id() });
  }

  whisper(player: Player, to: Player, text: string): boolean {
    if (!player.inRoom || !to.inRoom) return false;
    const pair = pairOf(player, to);
    this.whispers.set(pair, [...(this.whispers.get(pair) ?? []), text]);
    return true;
  }

  edit(player: Player, target: Written, text: string): boolean {
    if (!player.inRoom || player.muted || target.author !== player || target.deleted) return false;
    if (target.text === text) return false;
    target.text = text;
    return this.#note(player, 'edited');
  }

  delete(player: Player, target: Written): boolean {
    const may = target.author === player || this.looksAfter(player);
    if (!player.inRoom || !may || target.deleted) return false;
    Object.assign(target, { deleted: true, text: '', reactions: [] });
    target.reactors.clear();
    return this.#note(player, 'deleted');
  }

  react(player: Player, target: Written, { emoji, on }: { readonly emoji: string; readonly on: boolean }): boolean {
    const key = `${emoji} ${player.nth}`;
    if (!player.inRoom || player.muted || target.deleted || target.reactors.has(key) === on) return false;
    if (on) target.reactors.set(key, `${emoji} ${player.nickname}`);
    else target.reactors.delete(key);
    target.reactions = [...target.reactors.values()];
    return this.#note(player, 'reacted');
  }

  topic(by: Player): boolean {
    return by.inRoom && this.looksAfter(by) && this.#note(by, 'topic-changed');
  }

  putOut(by: Player, who: Player, on: 'kicked' | 'banned'): boolean {
    if (!this.#isAbove(by, who)) return false;
    Object.assign(who, { inRoom: false, ...(on === 'banned' && { banned: true, moderator: false }) });
    return this.#note(by, on);
  }

  unban(by: Player, who: Player): boolean {
    if (!this.looksAfter(by) || !who.banned) return false;
    who.banned = false;
    return this.#note(by, 'unbanned');
  }

  mute(by: Player, who: Player): boolean {
    if (!this.#isAbove(by, who)) return false;
    who.muted = true;
    return this.#note(by, 'muted');
  }

  unmute(by: Player, who: Player): boolean {
    if (!this.looksAfter(by) || !who.muted) return false;
    who.muted = false;
    return this.#note(by, 'unmuted');
  }

  appoint(by: Player, who: Player, moderator: boolean): boolean {
    if (by.nth !== 0 || who.moderator === moderator) return false;
    who.moderator = moderator;
    return this.#note(by, 'role-changed');
  }

  /** The first of the players is the owner. */
  looksAfter({ nth, moderator }: Player): boolean {
    return nth === 0 || moderator;
  }

  /** A moderator is above those who are none, the owner above all. */
  #isAbove(by: Player, who: Player): boolean {
    return by.nth === 0 || (by.moderator && who.nth !== 0 && !who.moderator);
  }

  /** The texts that hold a name and the beginning of a number, where this player may look. */
  found(player: Player, query: string): readonly string[] {
    const said = player.inRoom ? this.messages.filter(({ deleted }) => !deleted).map(({ text }) => text ?? '') : [];
    const own = [...this.whispers].flatMap(([pair, texts]) => (pair.split('+').includes(`${player.nth}`) ? texts : []));
    return [...said, ...own].filter((text) => text.startsWith(query)).sort();
  }

  get messages(): readonly Written[] {
    return this.entries.filter(({ on }) => on === 'said');
  }

  #note(
    author: Player,
    on: KeptEvent['on'],
    { text = null, id = null }: Partial<Pick<Expected, 'text' | 'id'>> = {},
  ): true {
    const { nickname: by } = author;
    this.entries.push({ on, by, id, text, deleted: false, reactions: [], author, reactors: new Map() });
    return true;
  }
}

export function pairOf(one: Player, other: Player): string {
  return [one.nth, other.nth].sort().join('+');
}
