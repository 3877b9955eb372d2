import type { Refusal } from '../../../core/refusal.ts';
import type { Answer } from '../../../protocol/commands.ts';
import type { Client } from '../client.ts';
import type { Reply } from '../reply.ts';
import { replayMissed } from '../rooms/replay.ts';
import { showRoom } from '../rooms/show-room.ts';
import { greet } from './greet.ts';

/** Comes in as soon as all that is needed has been said; rooms are entered by JOIN. */
export async function register(client: Client, reply: Reply): Promise<void> {
  const { registration } = client;
  if (!registration.complete) return;
  const nickname = registration.nick ?? '';
  let since: number | null = null;
  let rooms: Answer<'hello'>['rooms'] = [];
  const hello = { nickname, rooms: [], language: client.network.language, ...registration.proof };
  await client.ask('hello', hello, {
    ok: (answer) => {
      client.become(answer.you);
      since = client.network.lastHeard.come(client);
      rooms = answer.rooms;
      greet(client, reply, answer);
    },
    no: (refusal) => refused(client, reply, refusal),
  });
  for (const { room } of rooms) await showRoom(client, room);
  if (client.registered) await replayMissed(client, rooms, since);
}

/** A nickname can be chosen anew; a key cannot. */
function refused(client: Client, reply: Reply, refusal: Refusal): void {
  const { registration } = client;
  const about = { command: 'NICK', target: registration.nick ?? '*' };
  reply.refuse(refusal, about);
  if (refusal.code === 'nickname_taken' || refusal.code === 'bad_nickname') registration.nick = null;
  else
    client.close(refusal.code === 'wrong_password' || refusal.code === 'wrong_token' ? 'Bad password' : refusal.code);
}
