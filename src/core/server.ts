import { blockOf } from './address.ts';
import { type Ban, type Mute, standing } from './bars.ts';
import { type Actor, allow, type Decision, refuse } from './decision.ts';
import { type Entry, isMessage, type KeptEvent, type Person, personOf } from './entry.ts';
import { applyFilter, decideFilter, type FilterAct, type Filters, withoutRoom } from './filters.ts';
import { denial, outranks } from './roles.ts';
import type { Meant, Target } from './room.ts';
import { namesRoom } from './room-name.ts';

/** Who is kept out of the server: a person, with the address that he had, or a range of addresses (CIDR). */
export type ServerBan =
  | (Ban & { readonly range?: undefined })
  | (Omit<Ban, 'who' | 'address'> & { readonly range: string; readonly who?: undefined });

/** Who says nothing anywhere. `at` is ms since 1970: who is newer and comes from that address says nothing either. */
export interface ServerMute extends Mute {
  readonly address: string | null;
  readonly at: number;
}

/** What holds on the whole server. Plain data: it is kept beside the log and read back at the next start. */
export interface ServerState {
  readonly server: true;
  readonly bans: readonly ServerBan[];
  readonly mutes: readonly ServerMute[];
  readonly filters?: Filters;
}

export const EMPTY_SERVER: ServerState = { server: true, bans: [], mutes: [] };

/** How many persons and ranges are kept out, or muted, at once. */
export const BARS_ON_SERVER = 10_000;

/** `seconds` from now on; null for good. */
interface Bar {
  readonly reason: string;
  readonly seconds: number | null;
}

export type ServerAct =
  | ({ readonly do: 'server-ban'; readonly target: Pick<Target, 'who' | 'role'> | null } & Bar)
  | ({ readonly do: 'server-ban'; readonly range: string } & Bar)
  | ({ readonly do: 'server-mute'; readonly target: Pick<Target, 'who' | 'role'> | null } & Bar)
  | FilterAct
  | { readonly do: 'report'; readonly room: string; readonly message: Entry | null; readonly reason: string }
  /** `room` is null where it is no more; `typed` is its name once more, so that it is no slip. */
  | {
      readonly do: 'delete-room';
      readonly room: { readonly name: string; readonly log: string } | null;
      readonly typed: string;
      readonly reason: string;
    }
  | { readonly do: 'server-unban'; readonly range: string }
  | { readonly do: 'server-unban' | 'server-unmute'; readonly meant: Meant };

/** Says what becomes of a wish for the whole server at the moment `at` (ms since 1970), and changes nothing. */
export function decideServer(state: ServerState, by: Actor, act: ServerAct, at: number): Decision {
  const speaker = personOf(by);
  if (act.do === 'filter') return decideFilter(state.filters, speaker, act);
  const denied = denial(by.role, act.do);
  if (denied) return refuse(denied);
  if (act.do === 'report') return reported(speaker, act);
  if (act.do === 'delete-room') return roomDeleted(speaker, act);
  if ('meant' in act) return letBack(state, speaker, act, at);
  if (act.do === 'server-unban') {
    const { range } = act;
    const isThere = standing(state.bans, at).some((ban) => ban.range === range);
    return isThere ? allow({ on: 'server-unbanned', by: speaker, range }) : refuse({ code: 'no_such_person' });
  }
  const bars = act.do === 'server-ban' ? state.bans : state.mutes;
  if (standing<Pick<ServerBan, 'until'>>(bars, at).length >= BARS_ON_SERVER) {
    return refuse({ code: 'too_many', limit: BARS_ON_SERVER });
  }
  const { reason } = act;
  const end = act.seconds === null ? {} : { until: at + act.seconds * 1_000 };
  if ('range' in act) return allow({ on: 'server-banned', by: speaker, range: act.range, reason, ...end });
  const { target } = act;
  if (!target) return refuse({ code: 'no_such_person' });
  if (target.who.id === by.id) return refuse({ code: 'to_yourself' });
  if (!outranks(by.role, target.role)) return refuse({ code: 'not_allowed' });
  const on = act.do === 'server-ban' ? 'server-banned' : 'server-muted';
  return allow({ on, by: speaker, who: target.who, reason, ...end });
}

function reported(by: Person, { room, message, reason }: Extract<ServerAct, { do: 'report' }>): Decision {
  if (!message || !isMessage(message.event) || message.event.deletedAt !== undefined) {
    return refuse({ code: 'no_such_message' });
  }
  const who = message.event.by;
  if (who.id === by.id) return refuse({ code: 'to_yourself' });
  return allow({ on: 'reported', by, room, message: message.id, who, reason });
}

function roomDeleted(by: Person, { room, typed, reason }: Extract<ServerAct, { do: 'delete-room' }>): Decision {
  if (!room) return refuse({ code: 'no_such_room' });
  if (!namesRoom(typed, room.name)) return refuse({ code: 'wrong_name' });
  return allow({ on: 'room-deleted', by, room: room.name, was: room.log, reason });
}

function letBack(state: ServerState, by: Person, act: Extract<ServerAct, { meant: Meant }>, at: number): Decision {
  const bars: readonly { readonly who?: Person | undefined; readonly until?: number }[] =
    act.do === 'server-unban' ? state.bans : state.mutes;
  const who = standing(bars, at)
    .flatMap((bar) => bar.who ?? [])
    .find(act.meant);
  if (!who) return refuse({ code: 'no_such_person' });
  return allow(act.do === 'server-unban' ? { on: 'server-unbanned', by, who } : { on: 'server-unmuted', by, who });
}

/** The state after an event that was kept at `at`. `addressOf` is asked only where something begins. */
export function applyServer(
  state: ServerState,
  event: KeptEvent,
  { at, addressOf }: { readonly at: number; readonly addressOf: (id: string) => string | null },
): ServerState {
  switch (event.on) {
    case 'server-banned': {
      const { who, range, reason, until } = event;
      const bar = { reason, ...(until !== undefined && { until }) };
      const others = standing(state.bans, at).filter((ban) => !isAbout(ban, event));
      if (range !== undefined) return { ...state, bans: [...others, { ...bar, range }] };
      return who ? { ...state, bans: [...others, { ...bar, who, address: addressOf(who.id) }] } : state;
    }
    case 'server-unbanned':
      return { ...state, bans: state.bans.filter((ban) => !isAbout(ban, event)) };
    case 'server-muted': {
      const { who, reason, until } = event;
      const mute = { who, reason, address: addressOf(who.id), at, ...(until !== undefined && { until }) };
      const others = standing(state.mutes, at).filter((one) => one.who.id !== who.id);
      return { ...state, mutes: [...others, mute] };
    }
    case 'server-unmuted':
      return { ...state, mutes: state.mutes.filter(({ who }) => who.id !== event.who.id) };
    case 'room-deleted':
      return { ...state, filters: withoutRoom(state.filters, event.room) };
    case 'filter-changed':
      return { ...state, filters: applyFilter(state.filters, event) };
    default:
      return state;
  }
}

function isAbout(ban: ServerBan, { who, range }: { readonly who?: Person; readonly range?: string }): boolean {
  return range === undefined ? ban.who !== undefined && ban.who.id === who?.id : ban.range === range;
}

/** Whoever asks to come in, or is here: `isNew` is one whom nobody knew before. */
export interface Comer {
  readonly id: string;
  readonly address: string | null;
  readonly isNew: boolean;
}

/**
 * The ban that keeps somebody out of the server at that moment: by himself, by a range, or, where nobody knows him yet,
 * by the address that one had who is kept out.
 */
export function serverBanOn(
  { bans }: ServerState,
  { id, address, isNew }: Comer,
  { at, holds }: { readonly at: number; readonly holds: (range: string, address: string) => boolean },
): ServerBan | null {
  return (
    standing(bans, at).find((ban) => {
      if (ban.range !== undefined) return address !== null && holds(ban.range, address);
      return ban.who.id === id || (isNew && sameBlock(ban.address, address));
    }) ?? null
  );
}

/** Why somebody says nothing at that moment; `since` is when he first came (ms since 1970). Null while he may. */
export function serverMuteOn(
  { mutes }: ServerState,
  who: { readonly id: string; readonly address: string | null; readonly since: number },
  at: number,
): ServerMute | null {
  const isHe = (mute: ServerMute) =>
    mute.who.id === who.id || (who.since >= mute.at && sameBlock(mute.address, who.address));
  return standing(mutes, at).find(isHe) ?? null;
}

function sameBlock(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && blockOf(one) === blockOf(other);
}
