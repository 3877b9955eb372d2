import type { Target } from '../../core/room.ts';
import type { Hub } from '../hub.ts';
import type { Room } from '../room.ts';

/** Who is meant by a nickname, as far as the rules of a room have to know. */
export function targetOf(hub: Hub, room: Room, nickname: string): Target | null {
  const person = hub.people.named(nickname);
  if (!person) return null;
  return { who: person.person, owner: person.record.owner, here: room.has(person), address: person.address };
}
