import type { Connection, Room } from '../../client/index.ts';
import { answered, changed, opened } from '../frame/database.ts';

type View = NonNullable<ReturnType<Room['toKeep']>>;
type Who = Parameters<Connection['recall']>[0];

interface KeptRoom {
  readonly view: View;
  /** ms since 1970, when it was last before one's eyes with a server behind it. */
  readonly at: number;
}

/** Whose it is: who does not have the token any more does not read it either. */
type Owner = Who & { readonly of: string };

/** What is kept, at most. */
const ROOMS = 10;
export const MESSAGES = 200;
const AGE_MS = 7 * 24 * 60 * 60 * 1000;

const ME = 'me';
const STORES = ['owner', 'rooms'] as const;

/** The messages of the last rooms, as they stood on this page. Each call rejects where the browser keeps nothing. */
const database = opened('sokdak.kept', (made) => {
  made.createObjectStore('owner');
  made.createObjectStore('rooms', { keyPath: 'view.room' }).createIndex('at', 'at');
});
database.catch(() => {});

/** From now on it is this person's: what was another's is gone. */
export async function keepMe(token: string, { you, server }: Who): Promise<void> {
  const of = await digest(token);
  await changed(await database, STORES, async (storeOf) => {
    const owner = storeOf('owner');
    const before: Owner | undefined = await answered(owner.get(ME));
    if (before?.you.id !== you.id) storeOf('rooms').clear();
    owner.put({ of, you, server } satisfies Owner, ME);
  });
}

export async function keepRoom(view: View, at: number): Promise<void> {
  await changed(await database, ['rooms'], async (storeOf) => {
    const rooms = storeOf('rooms');
    rooms.put({ view, at } satisfies KeptRoom);
    const [all, old] = await Promise.all([
      answered(rooms.index('at').getAllKeys()),
      answered(rooms.index('at').getAllKeys(IDBKeyRange.upperBound(at - AGE_MS))),
    ]);
    for (const name of [...all.slice(0, -ROOMS), ...old]) rooms.delete(name);
  });
}

export async function dropRoom(name: string): Promise<void> {
  await changed(await database, ['rooms'], (storeOf) => storeOf('rooms').delete(name));
}

/** Who has this token, as he was; null where nothing of his is kept, and then nothing is. */
export async function recallMe(token: string): Promise<Who | null> {
  const [owner, of] = await Promise.all([ownerIn(await database), digest(token)]);
  if (owner?.of === of) return owner;
  await forget();
  return null;
}

/** Null where it is not kept, or was so for too long. */
export async function recallRoom(name: string, now: number): Promise<View | null> {
  const kept: KeptRoom | undefined = await answered(
    (await database).transaction('rooms').objectStore('rooms').get(name),
  );
  return kept && now - kept.at < AGE_MS ? kept.view : null;
}

export async function forget(): Promise<void> {
  await changed(await database, STORES, (storeOf) => {
    for (const store of STORES) storeOf(store).clear();
  });
}

function ownerIn(opened: IDBDatabase): Promise<Owner | undefined> {
  return answered(opened.transaction('owner').objectStore('owner').get(ME));
}

/** By which the token is known, and from which nobody has it. */
async function digest(token: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
