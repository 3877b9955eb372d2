import { nicknameKeys } from '../../core/nickname.ts';
import type { Meant, Target } from '../../core/room.ts';
import type { Hub } from '../hub.ts';
import type { Room } from '../room.ts';

/** Who is meant by a nickname, as far as the rules of a room have to know. */
export function targetOf(hub: Hub, room: Room, nickname: string): Target | null {
  const person = hub.people.named(nickname);
  return person && { who: person.person, role: person.role, here: room.has(person) };
}

/** The same for somebody of whom a room remembers what he was called: by that, or by what he is called now. */
export function meantBy(hub: Hub, nickname: string): Meant {
  const keys = new Set(nicknameKeys(nickname));
  const now = hub.people.named(nickname)?.id;
  return (person) => person.id === now || nicknameKeys(person.nickname).some((key) => keys.has(key));
}
