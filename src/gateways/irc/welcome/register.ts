import type { ErrorCode, Refusal } from '../../../core/refusal.ts';
import type { Answer } from '../../../protocol/commands.ts';
import type { Client } from '../client.ts';
import type { Reply } from '../reply.ts';
import { replayMissed } from '../rooms/replay.ts';
import { ownJoin, showRoom } from '../rooms/show-room.ts';
import { explainGate } from './gate.ts';
import { greet } from './greet.ts';

/** Comes in as soon as all that is needed has been said; rooms are entered by JOIN. */
export async function register(client: Client, reply: Reply): Promise<void> {
  const { registration } = client;
  if (!registration.complete || !(await logIn(client, reply))) return;
  const { nickname } = registration;
  let since: number | null = null;
  let rooms: Answer<'hello'>['rooms'] = [];
  const hello = { nickname, rooms: [], language: client.network.language, ...registration.proof };
  await client.ask('hello', hello, {
    ok: (answer) => {
      client.become(answer.you);
      since = client.network.lastHeard.come(client);
      rooms = answer.rooms;
      greet(client, reply, answer);
      for (const { room } of rooms) for (const line of ownJoin(client, room)) client.write(line);
    },
    no: (refusal) => refused(client, reply, refusal),
  });
  for (const { room } of rooms) await showRoom(client, room);
  if (client.registered) await replayMissed(client, rooms, since);
}

/** By the password of a login link, where there is one. False where it does not let one in. */
async function logIn(client: Client, reply: Reply): Promise<boolean> {
  const { oneTime, nick } = client.registration;
  if (oneTime === null) return true;
  await client.ask(
    'login',
    { nickname: nick ?? '', password: oneTime },
    {
      ok: ({ token }) => {
        client.registration.token = token;
      },
      no: (refusal) => refused(client, reply, refusal),
    },
  );
  return client.registration.token !== null;
}

/** A nickname can be chosen anew; a key cannot. */
function refused(client: Client, reply: Reply, refusal: Refusal): void {
  const { registration } = client;
  reply.refuse(refusal, { command: 'NICK', target: registration.nick ?? '*' });
  if (refusal.code === 'gate') atTheGate(client, reply, refusal);
  else if (OF_THE_NICKNAME.has(refusal.code)) registration.nick = null;
  else client.close(OF_THE_KEY.has(refusal.code) ? 'Bad password' : refusal.code);
}

/** The rest has been said already: only the answer is missing. */
function atTheGate(client: Client, reply: Reply, gate: Extract<Refusal, { code: 'gate' }>): void {
  client.registration.challenge = gate.work?.challenge ?? null;
  explainGate(reply, gate, client.network.language);
}

const OF_THE_NICKNAME: ReadonlySet<ErrorCode> = new Set(['nickname_taken', 'bad_nickname', 'not_allowed']);
const OF_THE_KEY: ReadonlySet<ErrorCode> = new Set(['wrong_password', 'wrong_token', 'wrong_login', 'no_such_invite']);
