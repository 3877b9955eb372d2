import type { Refusal } from '../../../core/refusal.ts';
import type { Client } from '../client.ts';
import { isChannel, nickOf } from '../names.ts';
import type { Reply } from '../reply.ts';
import { awayText } from '../told/away.ts';
import { echo } from './echo.ts';

/** What is to be said, in the hub's terms. */
export interface Spoken {
  readonly text: string;
  readonly action: boolean;
  readonly aside?: string;
  readonly replyTo?: string;
  readonly key?: string;
}

export interface Speaking {
  readonly client: Client;
  readonly reply: Reply;
  readonly target: string;
  readonly spoken: Spoken;
  readonly command: string;
}

/** What the tags of a message say of where it belongs. */
export function placeIn(tags: ReadonlyMap<string, string>): Pick<Spoken, 'aside' | 'replyTo'> {
  const aside = tags.get('+draft/channel-context');
  const replyTo = tags.get('+draft/reply');
  return { ...(aside !== undefined && { aside }), ...(replyTo !== undefined && { replyTo }) };
}

/** Says it to a room, or whispers it. */
export function speakTo(speaking: Speaking): Promise<void> {
  return isChannel(speaking.target) ? say(speaking) : whisper(speaking);
}

function say(speaking: Speaking): Promise<void> {
  const { client, reply, target, spoken } = speaking;
  const { aside: _, ...said } = spoken;
  return client.ask('say', { room: target, ...acted(said) }, { hear: echo(client, reply), no: refusing(speaking) });
}

/** Of somebody whose whispers wait for him (SPEC W10). */
const NOT_HERE = 'Is not here, and will find it when he comes';

/** Shown in the room that the client names, or else in the only one that the two share. */
async function whisper(speaking: Speaking): Promise<void> {
  const { client, reply, target, spoken } = speaking;
  let shared: readonly string[] = [];
  let away: string | undefined = NOT_HERE;
  await client.ask(
    'whois',
    { nickname: target },
    {
      ok: ({ rooms, who }) => {
        shared = rooms;
        away = awayText(who);
      },
    },
  );
  const [only] = shared;
  const aside = spoken.aside ?? (shared.length === 1 ? only : undefined);
  const payload = { to: target, ...acted(spoken), ...(aside !== undefined && { aside }) };
  await client.ask('whisper', payload, {
    hear: echo(client, reply),
    ok: ({ log }) => {
      client.pairs.set(target, log);
      if (away !== undefined && speaking.command !== 'NOTICE') reply.numeric('RPL_AWAY', nickOf(target), away);
    },
    no: refusing(speaking),
  });
}

function acted<S extends Spoken>({ action, ...rest }: S) {
  return { ...rest, ...(action && { action: true as const }) };
}

/** NOTICE is never answered (RFC 1459 section 4.4.2), or two programs could talk for ever. */
function refusing({ reply, target, command, spoken }: Speaking): (refusal: Refusal) => void {
  return (refusal) => {
    const about = refusal.code === 'no_such_message' ? (spoken.replyTo ?? target) : target;
    if (command !== 'NOTICE') reply.refuse(refusal, { command, target: about });
  };
}
