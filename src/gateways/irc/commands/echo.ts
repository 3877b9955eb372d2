import type { Told } from '../../../protocol/told.ts';
import type { Client } from '../client.ts';
import type { Reply } from '../reply.ts';

/** One's own words, where one wants to hear them (ircv3.net/specs/extensions/echo-message). */
export function echo(client: Client, reply: Reply): (told: Told) => void {
  return (told) => {
    if (client.caps.has('echo-message')) reply.event(client.wordsFor(told));
  };
}
