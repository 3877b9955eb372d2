import type { Client } from '../client.ts';
import type { Reply } from '../reply.ts';

/** RFC 2812 section 3.4.2: people at every gateway, not connections. */
export function lusers({ network }: Client, reply: Reply): void {
  const { people, rooms } = network.hub.counts();
  const most = String(people);
  reply.numeric('RPL_LUSERCLIENT', `There are ${people} users and 0 invisible on 1 server`);
  reply.numeric('RPL_LUSERCHANNELS', String(rooms), 'channels formed');
  reply.numeric('RPL_LUSERME', `I have ${people} clients and 0 servers`);
  reply.numeric('RPL_LOCALUSERS', most, most, `Current local users ${people}, max ${people}`);
  reply.numeric('RPL_GLOBALUSERS', most, most, `Current global users ${people}, max ${people}`);
}
