import type { Actor } from '../../core/decision.ts';
import type { Invite } from '../../core/invite.ts';
import { PEOPLE_PER_ROOM, ROOMS_IN_ALL, ROOMS_PER_PERSON } from '../../core/limits.ts';
import type { Refusal } from '../../core/refusal.ts';
import { may } from '../../core/roles.ts';
import { decideRoom } from '../../core/room.ts';
import { namesRoom, prepareRoomName } from '../../core/room-name.ts';
import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';
import type { Room } from '../room.ts';
import type { Session } from '../session.ts';
import { wish } from './wish.ts';

/** Whoever wants to enter, and the rooms that he is in. */
export interface Entrant {
  readonly id: string;
  readonly role: Actor['role'];
  readonly address: string | null;
  readonly rooms: ReadonlySet<Room>;
  /** The one room of a webhook. */
  readonly webhook?: string | undefined;
  /** The room into which he brings an invite link. */
  readonly invited?: Room | null;
}

/** A room that somebody named, and why he may not enter it. */
export interface Refused {
  readonly room: string;
  readonly refusal: Refusal;
}

/** What of several rooms that were named he may enter, and what not (SPEC S23). */
export interface Sorted<R> {
  readonly open: readonly R[];
  readonly refused: readonly Refused[];
}

/** The rooms of these names that he may enter, or why he may enter none of them. Rooms are made only for who may (SPEC S2). */
export async function openSome(hub: Hub, given: readonly string[], who: Entrant): Promise<Sorted<Room> | Refusal> {
  const names = prepared(given);
  if ('code' in names) return names;
  const sorted = sort(names, (name) => ({ room: name, refusal: closedTo(hub, name, who) }));
  if ('code' in sorted) return sorted;
  const open = await openRooms(hub, sorted.open, who);
  return 'code' in open ? open : { ...sorted, open };
}

/** Those of these rooms that he may still enter, or why he may enter none of them any more. */
export function sortRooms(rooms: readonly Room[], who: Entrant): Sorted<Room> | Refusal {
  return sort(rooms, (room) => ({ room: room.name, refusal: shutTo(room, who) }));
}

function sort<R>(
  named: readonly R[],
  look: (one: R) => { readonly room: string; readonly refusal: Refusal | null },
): Sorted<R> | Refusal {
  const looked = named.map((one) => ({ one, ...look(one) }));
  const refused = looked.flatMap(({ room, refusal }) => (refusal ? [{ room, refusal }] : []));
  const [first] = refused;
  if (first && refused.length === named.length) return first.refusal;
  return { open: looked.filter(({ refusal }) => !refusal).map(({ one }) => one), refused };
}

/** The rooms of these names, or why he may not enter them all. Rooms are made only for who may (SPEC S2). */
export async function openRooms(hub: Hub, given: readonly string[], who: Entrant): Promise<readonly Room[] | Refusal> {
  const names = prepared(given);
  if ('code' in names) return names;
  const standing = names.flatMap((name) => hub.rooms.named(name) ?? []);
  const fresh = names.length - standing.length;
  const refusal = barred(standing, who, fresh);
  if (refusal) return refusal;
  if (names.some((name) => isClosed(hub, name, who.role))) return { code: 'room_deleted' };
  if (fresh > 0 && hub.rooms.full) return { code: 'too_many', limit: ROOMS_IN_ALL };
  return Promise.all(names.map((name) => hub.rooms.open(name)));
}

function prepared(given: readonly string[]): readonly string[] | Refusal {
  const names: string[] = [];
  for (const name of given) {
    const prepared = prepareRoomName(name);
    if (!prepared.ok) return { code: 'bad_room_name', fault: prepared.fault };
    names.push(prepared.room);
  }
  return names;
}

/** Why he may not enter the room of that name, be it there or not. */
function closedTo(hub: Hub, name: string, who: Entrant): Refusal | null {
  const room = hub.rooms.named(name);
  if (room) return shutTo(room, who);
  if (isClosed(hub, name, who.role)) return { code: 'room_deleted' };
  return hub.rooms.full ? { code: 'too_many', limit: ROOMS_IN_ALL } : null;
}

/** Whether he may not make a room of that name; the one that is entered by giving a name is always there (SPEC R22). */
function isClosed(hub: Hub, name: string, role: Actor['role']): boolean {
  return hub.rooms.isClosed(name) && !may(role, 'delete-room') && !namesRoom(hub.settings.room, name);
}

/** Why this person may not enter these rooms, and so many new ones; null when he may. */
export function barred(rooms: readonly Room[], who: Entrant, fresh = 0): Refusal | null {
  const entered = new Set([...who.rooms, ...rooms]);
  if (entered.size + fresh > ROOMS_PER_PERSON) return { code: 'too_many', limit: ROOMS_PER_PERSON };
  for (const room of rooms) {
    const refusal = shutTo(room, who);
    if (refusal) return refusal;
  }
  return null;
}

/** Why he may not enter this room; null when he may, or is in it. */
function shutTo(room: Room, who: Entrant): Refusal | null {
  if (who.rooms.has(room)) return null;
  const ban = may(room.roleOf(who), 'pass-bans') ? null : room.banOn(who);
  if (ban) return { code: 'banned', reason: ban.reason, ...(ban.until !== undefined && { until: ban.until }) };
  if (!room.admits(who) && who.invited !== room) return { code: 'invite_only' };
  return room.count >= PEOPLE_PER_ROOM ? { code: 'too_many', limit: PEOPLE_PER_ROOM } : null;
}

/**
 * Into a private room an invite link admits as its maker would have: that is kept before one comes in (SPEC D6). False
 * where he may not come in after all.
 */
export async function admitBy(invite: Invite, room: Room, who: Presence, session: Session): Promise<boolean> {
  if (room.admits(who)) return true;
  const { by, owner } = invite;
  const maker = { ...by, role: owner ? ('owner' as const) : ('guest' as const) };
  const ask = { by: maker, asking: { session, hear: null }, command: {} };
  const kept = await wish(room.mailbox, ask, (state, { at }) =>
    decideRoom(state, maker, { do: 'invite', here: true, who: who.person }, at),
  );
  return kept.ok;
}

/** Lets somebody in. Resolves when it is known from where on he may read there (SPEC R17). */
export async function letIn(hub: Hub, room: Room, person: Presence, session: Session): Promise<void> {
  if (room.has(person)) return;
  room.enter(person, session);
  const coming = { log: room.log, seq: room.mailbox.last + 1 };
  const known = hub.store.people.came(person.id, coming).then(
    (seq) => room.remember(person, seq),
    // Then he came in for the first time now: he sees less, and never more.
    (problem: unknown) => hub.report('debug', 'a first coming could not be kept', { problem: String(problem) }),
  );
  if (!room.doors.past) await known;
}
