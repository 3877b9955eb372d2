import type { Refusal } from '../../../core/refusal.ts';
import type { Answer } from '../../../protocol/commands.ts';
import type { Client } from '../client.ts';

/** Somebody as a room shows him. */
export type Here = Answer<'who'>['people'][number];

/** All who are in a room, gathered page by page; nobody where the client may not see them. */
export async function everyoneIn(
  client: Client,
  room: string,
  no?: (refusal: Refusal) => void,
): Promise<readonly Here[]> {
  const all: Here[] = [];
  for (let count = 1; all.length < count; ) {
    const page = await client.get('who', { room, from: all.length }, no);
    if (!page || page.people.length === 0) break;
    all.push(...page.people);
    count = page.count;
  }
  return all;
}
