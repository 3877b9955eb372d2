import { isChannel } from '../names.ts';
import { MOST_TARGETS } from '../welcome/isupport.ts';
import { inTurn, listed, type Row } from './row.ts';

const STATES = { active: 'active', paused: 'paused', done: 'done' } as const;

type State = keyof typeof STATES;

/**
 * ircv3.net/specs/extensions/message-tags, for `+typing` (ircv3.net/specs/client-tags/typing). All other tags are
 * passed over, as CLIENTTAGDENY says.
 */
export const tagmsg: Row = {
  name: 'TAGMSG',
  syntax: '#room|nickname[,…]',
  least: 1,
  when: 'after',
  says: 'Tags without a text: `+typing` says that you are writing.',
  run({ client, message, reply, params }) {
    const state = message.tags.get('+typing') ?? '';
    const targets = listed(params[0]);
    if (targets.length > MOST_TARGETS) {
      return reply.numeric('ERR_TOOMANYTARGETS', params[0] ?? '', 'Too many targets');
    }
    if (!isState(state)) return;
    return inTurn(targets, (target) => {
      const where = isChannel(target) ? { room: target } : { to: target };
      return client.ask('typing', { ...where, state }, { no: reply.refusing({ command: 'TAGMSG', target }) });
    });
  },
};

function isState(state: string): state is State {
  return Object.hasOwn(STATES, state);
}
