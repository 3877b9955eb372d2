import { isChannel } from '../names.ts';
import { MOST_TARGETS } from '../welcome/isupport.ts';
import { echo } from './echo.ts';
import { type Call, inTurn, listed, type Row } from './row.ts';

const STATES = { active: 'active', paused: 'paused', done: 'done' } as const;

type State = keyof typeof STATES;

/**
 * ircv3.net/specs/extensions/message-tags, for `+typing` (ircv3.net/specs/client-tags/typing) and `+draft/react`
 * (ircv3.net/specs/client-tags/react). All other tags are passed over, as CLIENTTAGDENY says.
 */
export const tagmsg: Row = {
  name: 'TAGMSG',
  syntax: '#room|nickname[,…]',
  least: 1,
  when: 'after',
  says: 'Tags without a text: `+typing` says that you are writing, `+draft/react` with `+draft/reply` reacts.',
  run(call) {
    const { message, reply, params } = call;
    const targets = listed(params[0]);
    if (targets.length > MOST_TARGETS) {
      return reply.numeric('ERR_TOOMANYTARGETS', params[0] ?? '', 'Too many targets');
    }
    const reaction = reactionIn(message.tags);
    if (reaction) return react(call, reaction);
    const state = message.tags.get('+typing') ?? '';
    if (isState(state)) return inTurn(targets, (target) => type(call, target, state));
  },
};

interface Reaction {
  readonly id: string;
  readonly emoji: string;
  readonly on: boolean;
}

/** A message has one place, whatever the targets: it goes by its id. */
function reactionIn(tags: ReadonlyMap<string, string>): Reaction | null {
  const id = tags.get('+draft/reply');
  const [given, taken] = [tags.get('+draft/react'), tags.get('+draft/unreact')];
  const emoji = given ?? taken;
  return id === undefined || emoji === undefined ? null : { id, emoji, on: given !== undefined };
}

function react({ client, reply }: Call, reaction: Reaction): Promise<void> {
  const no = reply.refusing({ command: 'TAGMSG', target: reaction.id });
  return client.ask('react', { ...reaction }, { hear: echo(client, reply), no });
}

function type({ client, reply }: Call, target: string, state: State): Promise<void> {
  const where = isChannel(target) ? { room: target } : { to: target };
  return client.ask('typing', { ...where, state }, { no: reply.refusing({ command: 'TAGMSG', target }) });
}

function isState(state: string): state is State {
  return Object.hasOwn(STATES, state);
}
