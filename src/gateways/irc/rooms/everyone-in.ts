import type { Answer } from '../../../protocol/commands.ts';
import type { Client } from '../client.ts';

/** Somebody as a room shows him. */
export type Here = Answer<'who'>['people'][number];

/** All who are in a room, gathered page by page; nobody where the client may not see them. */
export async function everyoneIn(client: Client, room: string): Promise<readonly Here[]> {
  return (await lookInto(client, room)).people;
}

/** The same, and whether the room is private. */
export async function lookInto(client: Client, room: string) {
  const all: Here[] = [];
  let isPrivate = false;
  for (let count = 1; all.length < count; ) {
    const page = await client.get('who', { room, from: all.length });
    if (!page || page.people.length === 0) break;
    all.push(...page.people);
    count = page.count;
    isPrivate = page.private === true;
  }
  return { people: all, private: isPrivate };
}
