import { BLOCKS_PER_PERSON } from '../../../core/limits.ts';
import { hasWildcard, wholeMask } from '../masks.ts';
import { nickIn } from '../names.ts';
import { maskOf } from '../told/moderation.ts';
import { MOST_TARGETS } from '../welcome/isupport.ts';
import { type Call, inTurn, type Row } from './row.ts';

/** What ircu and its like call a block: there it is of masks and one way, here of a person and both ways (SPEC W8). */
export const silence: Row = {
  name: 'SILENCE',
  syntax: '[±nickname …]',
  least: 0,
  when: 'after',
  says: `Have nothing more to do with somebody (+), or take that back (-): up to ${BLOCKS_PER_PERSON} people. Alone: whom you blocked.`,
  run(call) {
    const { reply, params } = call;
    const changes = params.flatMap((param) => param.split(/[ ,]+/)).filter((word) => word !== '');
    if (changes.length === 0) return list(call);
    if (changes.length > MOST_TARGETS) {
      return reply.numeric('ERR_TOOMANYTARGETS', changes.join(','), 'Too many targets');
    }
    return inTurn(changes, (word) => change(call, word));
  },
};

async function list({ client, reply }: Call): Promise<void> {
  const found = await client.get('blocks', {}, reply.refusing({ command: 'SILENCE', target: client.nick }));
  for (const { who } of found?.blocks ?? []) reply.numeric('RPL_SILELIST', client.nick, maskOf(who));
  reply.numeric('RPL_ENDOFSILELIST', 'End of SILENCE list');
}

function change({ client, reply }: Call, word: string): void | Promise<void> {
  const [sign, mask] = [word[0], word.slice(1)];
  const nickname = nickIn(wholeMask(mask));
  if ((sign !== '+' && sign !== '-') || hasWildcard(nickname)) {
    return reply.fail('SILENCE', 'INVALID_PARAMS', [word], '+ or -, and one person by nickname');
  }
  const ok = () => {
    reply.line({ source: client.source, command: 'SILENCE', params: [`${sign}${nickname}!*@*`] });
  };
  const no = reply.refusing({ command: 'SILENCE', target: nickname });
  return client.ask(sign === '+' ? 'block' : 'unblock', { nickname }, { ok, no });
}
