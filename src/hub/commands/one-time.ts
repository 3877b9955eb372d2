import { preparePassword } from '../../core/password.ts';
import type { Hub } from '../hub.ts';
import { known } from './nickname.ts';

/** Whether the password of this person is one that is good once (SPEC O6). */
export async function isOneTime(hub: Hub, id: string): Promise<boolean> {
  return Boolean(await hub.store.notes.get(noteOf(id)));
}

/** It has let him in: from now on nobody knows the password, and he sets a new one without it. */
export function useUp(hub: Hub, id: string): Promise<boolean> {
  return keepPassword(hub, id, hub.chance.secret());
}

export function noteOneTime(hub: Hub, id: string, is: boolean): Promise<void> {
  // A note cannot be taken away: an empty one says that it is not.
  return hub.store.notes.put(noteOf(id), is ? 'yes' : '');
}

/** In place of the one that he had; false where there is no such person. */
export async function keepPassword(hub: Hub, id: string, words: string): Promise<boolean> {
  const prepared = preparePassword(words);
  const password = prepared.ok ? await hub.passwords.hash(prepared.password) : undefined;
  const record = known(hub, id);
  if (!record || password === undefined) return false;
  const changed = { ...record, password };
  await hub.store.people.put(changed);
  hub.holders.put(changed);
  const here = hub.people.withId(id);
  if (here) hub.people.become(here, changed);
  return true;
}

const noteOf = (id: string): string => `one-time ${id}`;
