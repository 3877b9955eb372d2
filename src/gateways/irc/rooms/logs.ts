import { nicknameKeys } from '../../../core/nickname.ts';
import type { Client } from '../client.ts';
import { isChannel } from '../names.ts';

/** The log of a room that one is in, or of what one whispered with somebody; null where there is none to read. */
export async function logOf(client: Client, target: string): Promise<string | null> {
  if (isChannel(target)) return client.channels.get(target)?.log ?? null;
  const found = await client.get('logs', {});
  const [key] = nicknameKeys(client.network.aliases.nicknameOf(target));
  return found?.pairs.find((pair) => nicknameKeys(pair.with.nickname)[0] === key)?.log ?? null;
}
