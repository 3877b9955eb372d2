import { prepareNickname } from '../../core/nickname.ts';
import type { Hub } from '../hub.ts';
import type { PersonRecord } from '../ports/people.ts';

/** Guests who were called so when they left, the one who came last first. Whoever is here, or holds his name, is none. */
export async function guestsWhoLeft(hub: Hub, nickname: string): Promise<readonly PersonRecord[]> {
  const prepared = prepareNickname(nickname);
  if (!prepared.ok) return [];
  const called = await hub.store.people.called(prepared.nickname);
  return called.filter(({ id }) => !hub.people.withId(id) && !hub.holders.withId(id));
}
