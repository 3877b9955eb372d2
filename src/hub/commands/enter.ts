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

/** The rooms of these names, or why he may not enter them all. Rooms are made only for who may (SPEC S2). */
export async function openRooms(hub: Hub, given: readonly string[], who: Entrant): Promise<readonly Room[] | Refusal> {
  const names: string[] = [];
  for (const name of given) {
    const prepared = prepareRoomName(name);
    if (!prepared.ok) return { code: 'bad_room_name', fault: prepared.fault };
    names.push(prepared.room);
  }
  const standing = names.flatMap((name) => hub.rooms.named(name) ?? []);
  const fresh = names.length - standing.length;
  const refusal = barred(standing, who, fresh);
  if (refusal) return refusal;
  if (names.some((name) => isClosed(hub, name, who.role))) return { code: 'room_deleted' };
  if (fresh > 0 && hub.rooms.full) return { code: 'too_many', limit: ROOMS_IN_ALL };
  return Promise.all(names.map((name) => hub.rooms.open(name)));
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
    if (who.rooms.has(room)) continue;
    const ban = may(room.roleOf(who), 'pass-bans') ? null : room.banOn(who);
    if (ban) return { code: 'banned', reason: ban.reason, ...(ban.until !== undefined && { until: ban.until }) };
    if (!room.admits(who) && who.invited !== room) return { code: 'invite_only' };
    if (room.count >= PEOPLE_PER_ROOM) return { code: 'too_many', limit: PEOPLE_PER_ROOM };
  }
  return null;
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
