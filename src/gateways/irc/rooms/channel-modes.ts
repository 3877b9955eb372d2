import type { Client } from '../client.ts';
import { fits, hasWildcard, wholeMask } from '../masks.ts';
import { nickIn, SERVER, sourceOf } from '../names.ts';
import type { Reply } from '../reply.ts';
import { ANNOUNCE, PRIVATE } from '../told/doors.ts';
import { endOf, maskOf } from '../told/moderation.ts';
import { everyoneIn } from './everyone-in.ts';
import type { ModeChange } from './mode-changes.ts';

/** Where a MODE is asked, by whom, and where it is answered. */
interface At {
  readonly client: Client;
  readonly reply: Reply;
  readonly room: string;
}

interface Named {
  readonly id: string;
  readonly nickname: string;
}

/** Only who is in a room speaks there (R5), only who looks after it sets the topic (R10). */
const ALWAYS = 'nt';

/** What `set-room` is asked for by a letter; one of a private room's two is enough. */
const CHANGES: ReadonlyMap<string, 'private' | 'announce'> = new Map([
  ...[...PRIVATE].map((letter) => [letter, 'private'] as const),
  [ANNOUNCE, 'announce'],
]);

export async function showChannelModes({ client, reply, room }: At): Promise<void> {
  const no = reply.refusing({ command: 'MODE', target: room });
  const found = await client.get('who', { room }, no);
  if (!found) return;
  const letters = `${ALWAYS}${found.private ? PRIVATE : ''}${found.announce ? ANNOUNCE : ''}`;
  reply.numeric('RPL_CHANNELMODEIS', client.channels.get(room)?.name ?? room, `+${[...letters].sort().join('')}`);
}

/** Who looks after a room is shown who is kept out, and until when (SPEC M7); others get an empty list, which is what clients can read. */
export async function showBans({ client, reply, room }: At): Promise<void> {
  const found = await client.get('bans', { room }, (refusal) => {
    if (refusal.code !== 'not_allowed') reply.refuse(refusal, { command: 'MODE', target: room });
  });
  const ends: string[] = [];
  for (const { who, until } of found?.bans ?? []) {
    reply.numeric('RPL_BANLIST', room, maskOf(who));
    if (until !== undefined) ends.push(`${maskOf(who)} ${endOf(until, client.network.language)}`);
  }
  for (const end of ends) reply.line({ source: SERVER, command: 'NOTICE', params: [client.nick, `${room} ${end}`] });
  reply.numeric('RPL_ENDOFBANLIST', room, 'End of channel ban list');
}

export function changeChannel(at: At, change: ModeChange): void | Promise<void> {
  if (change.letter === 'b' && change.word !== null) return changeBan(at, change.sign, change.word);
  if (change.letter === 'o' && change.word !== null) return changeRole(at, change.sign, change.word);
  const what = CHANGES.get(change.letter);
  if (what) return changeDoor(at, change.sign, what);
  if ('nto'.includes(change.letter)) return keepFixed(at, change);
  at.reply.numeric('ERR_UNKNOWNMODE', change.letter, `is unknown mode char to me for ${at.room}`);
}

/** What always holds cannot be changed; that somebody asks for what holds anyway is no fault. */
async function keepFixed({ client, reply, room }: At, { sign, letter }: ModeChange): Promise<void> {
  if (sign === '+' || letter === 'o') return;
  const me = (await everyoneIn(client, room)).find(({ id }) => client.isMe(id));
  if (!me?.owner && !me?.moderator)
    return reply.refuse({ code: 'not_allowed', needs: 'moderator' }, { command: 'MODE', target: room });
  reply.numeric('ERR_UNKNOWNMODE', letter, 'always holds here');
}

/** That something is so already is no fault. */
function changeDoor(
  { client, reply, room }: At,
  sign: ModeChange['sign'],
  what: 'private' | 'announce',
): Promise<void> {
  return client.ask(
    'set-room',
    { room, [what]: sign === '+' },
    {
      hear: (told) => reply.event(client.wordsFor(told)),
      no: (refusal) => {
        if (refusal.code !== 'no_change') reply.refuse(refusal, { command: 'MODE', target: room });
      },
    },
  );
}

/** `o` is whom the owner appoints (SPEC M10). */
function changeRole({ client, reply, room }: At, sign: ModeChange['sign'], word: string): Promise<void> {
  const nickname = nickIn(word);
  return client.ask(
    'role',
    { room, nickname, role: sign === '+' ? 'moderator' : 'none' },
    {
      hear: (told) => reply.event(client.wordsFor(told)),
      no: reply.refusing({ command: 'MODE', target: nickname, channel: room }),
    },
  );
}

async function changeBan(at: At, sign: ModeChange['sign'], mask: string): Promise<void> {
  const { client, reply, room } = at;
  const nickname = await nicknameMeant(at, sign, mask);
  if (nickname === null) return reply.fail('MODE', 'INVALID_PARAMS', [mask], 'Name one person, by nickname');
  return client.ask(
    sign === '+' ? 'ban' : 'unban',
    { room, nickname },
    {
      hear: (told) => reply.event(client.wordsFor(told)),
      no: reply.refusing({ command: 'MODE', target: nickname, channel: room }),
    },
  );
}

/** A ban is on a person (SPEC M5): of a mask such as `*!u1a2b3c4d@*`, the one whom it fits. */
async function nicknameMeant({ client, room }: At, sign: ModeChange['sign'], mask: string): Promise<string | null> {
  const nickname = nickIn(wholeMask(mask));
  if (!hasWildcard(nickname)) return nickname;
  const candidates = sign === '+' ? await everyoneIn(client, room) : await bannedFrom(client, room);
  const whole = wholeMask(mask);
  const [one, ...others] = candidates.filter((who) => fits(whole, sourceOf(who)));
  return one && others.length === 0 ? one.nickname : null;
}

async function bannedFrom(client: Client, room: string): Promise<readonly Named[]> {
  const found = await client.get('bans', { room });
  return found?.bans.map(({ who }) => who) ?? [];
}
