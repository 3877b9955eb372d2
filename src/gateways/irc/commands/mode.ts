import { isChannel } from '../names.ts';
import { changeChannel, showBans, showChannelModes } from '../rooms/channel-modes.ts';
import { changesIn } from '../rooms/mode-changes.ts';
import { MOST_MODES } from '../welcome/isupport.ts';
import { type Call, inTurn, type Row } from './row.ts';

/** RFC 1459 section 4.2.3. The modes say what always holds here; bans and moderators can be changed. */
export const mode: Row = {
  name: 'MODE',
  syntax: '#room [±b nickname] [±o nickname] [±ims] | nickname',
  least: 1,
  when: 'after',
  says: 'Keep somebody out of a room, or let him back (owner, moderators); make it private (i, s) or for announcements only (m); make moderators (owner); see what holds.',
  run: (call) => (isChannel(call.params[0] ?? '') ? ofChannel(call) : ofPerson(call)),
};

function ofChannel({ client, reply, params }: Call): void | Promise<void> {
  const [room = '', modes, ...words] = params;
  const at = { client, reply, room };
  if (modes === undefined) return showChannelModes(at);
  const changes = changesIn(modes, words);
  return inTurn(changes.slice(0, MOST_MODES), (change) =>
    change.letter === 'b' && change.word === null ? showBans(at) : changeChannel(at, change),
  );
}

/** `i` (seen only by those with whom one shares a room) holds for all; `o` and `B` are the hub's to give. */
async function ofPerson({ client, reply, params: [nickname = '', modes] }: Call): Promise<void> {
  const found = await client.get('whois', { nickname }, reply.refusing({ command: 'MODE', target: nickname }));
  if (!found) return;
  if (!client.isMe(found.who.id)) return reply.numeric('ERR_USERSDONTMATCH', 'Cannot change mode for other users');
  const { owner, bot } = found.who;
  if (modes === undefined) return reply.numeric('RPL_UMODEIS', `+i${owner ? 'o' : ''}${bot ? 'B' : ''}`);
  if (!/^[+\-ioB]*$/.test(modes)) reply.numeric('ERR_UMODEUNKNOWNFLAG', 'Unknown MODE flag');
}
