import { isChannel } from '../names.ts';
import type { Reply } from '../reply.ts';
import { MOST_TARGETS } from '../welcome/isupport.ts';
import { ctcpIn } from '../wire/ctcp.ts';
import { withoutFormatting } from '../wire/formatting.ts';
import { gather } from './batch.ts';
import { type Call, inTurn, listed, type Row } from './row.ts';
import { placeIn, type Spoken, speakTo } from './speak-to.ts';

/** RFC 1459 section 4.4.1 */
export const privmsg: Row = {
  name: 'PRIVMSG',
  syntax: '#room|nickname[,…] :<text>',
  least: 0,
  when: 'after',
  says: 'Say something to a room, or whisper to one person.',
  run: (call) => speak(call),
};

/** RFC 1459 section 4.4.2: said like all else, but never answered. */
export const notice: Row = {
  name: 'NOTICE',
  syntax: '#room|nickname[,…] :<text>',
  least: 0,
  when: 'after',
  says: 'Like PRIVMSG; refusals are not answered.',
  run: (call) => speak(call),
};

function speak(call: Call): void | Promise<void> {
  const { message, params, reply, client } = call;
  const [to, text] = params;
  if (message.tags.has('batch')) return gather(call);
  const quiet = message.command === 'NOTICE';
  if (to === undefined || to === '')
    return quiet ? undefined : reply.numeric('ERR_NORECIPIENT', 'No recipient given (PRIVMSG)');
  const targets = listed(to);
  if (targets.length > MOST_TARGETS) return reply.numeric('ERR_TOOMANYTARGETS', to, 'Too many targets');
  if (targets.length > 1) reply.several();
  const spoken = spokenIn(text ?? '', message.tags);
  if (!spoken) return quiet ? undefined : inTurn(targets, (target) => noCtcp(reply, target));
  return inTurn(targets, (target) => speakTo({ client, reply, target, spoken, command: message.command }));
}

/** What is to be said; null for CTCP other than ACTION, which only clients understand. */
function spokenIn(text: string, tags: ReadonlyMap<string, string>): Spoken | null {
  const ctcp = ctcpIn(text);
  if (ctcp && ctcp.command !== 'ACTION') return null;
  return {
    text: withoutFormatting(ctcp ? ctcp.text : text),
    action: ctcp !== null,
    ...placeIn(tags),
    ...(tags.has('+sokdak/key') && { key: tags.get('+sokdak/key') ?? '' }),
  };
}

function noCtcp(reply: Reply, target: string): void {
  const numeric = isChannel(target) ? 'ERR_CANNOTSENDTOCHAN' : 'ERR_CANNOTSENDTOUSER';
  reply.numeric(numeric, target, 'CTCP is not carried here, but for ACTION');
}
