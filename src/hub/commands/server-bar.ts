import type { ServerAct } from '../../core/server.ts';
import { decideServer } from '../../core/server.ts';
import { prepareReason } from '../../core/text.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Hub } from '../hub.ts';
import { roleOf } from '../presence.ts';
import { meantBy } from './target.ts';
import { type NamedAsk, no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

const NEITHER = { code: 'bad_request', detail: 'nickname or range, and one of them' } as const;
const NO_RANGE = {
  code: 'bad_request',
  detail: 'range: addresses as 192.0.2.0/24, no wider than /8, or /19 of IPv6',
} as const;

export const serverBan: Verb<'server-ban'> = {
  needs: 'name',
  pace: 'moderate',
  run(ask) {
    const { nickname, range, seconds = null } = ask.command;
    if ((nickname === undefined) === (range === undefined)) return no(NEITHER);
    const prepared = prepareReason(ask.command.reason ?? '');
    if (!prepared.ok) return no(prepared.refusal);
    const { reason } = prepared;
    if (nickname !== undefined) {
      return decided(ask, () => ({ do: 'server-ban', target: targetOf(ask.hub, nickname), reason, seconds }));
    }
    const read = ask.hub.ranges.read(range ?? '');
    if (read === null) return no(NO_RANGE);
    return decided(ask, () => ({ do: 'server-ban', range: read, reason, seconds }));
  },
};

export const serverMute: Verb<'server-mute'> = {
  needs: 'name',
  pace: 'moderate',
  run(ask) {
    const { nickname, seconds = null } = ask.command;
    const prepared = prepareReason(ask.command.reason ?? '');
    if (!prepared.ok) return no(prepared.refusal);
    const { reason } = prepared;
    return decided(ask, () => ({ do: 'server-mute', target: targetOf(ask.hub, nickname), reason, seconds }));
  },
};

export const serverUnban: Verb<'server-unban'> = {
  needs: 'name',
  pace: 'moderate',
  run(ask) {
    const { nickname, range } = ask.command;
    if ((nickname === undefined) === (range === undefined)) return no(NEITHER);
    if (nickname !== undefined) {
      const meant = meantBy(ask.hub, nickname);
      return decided(ask, () => ({ do: 'server-unban', meant }));
    }
    const read = ask.hub.ranges.read(range ?? '');
    if (read === null) return no(NO_RANGE);
    return decided(ask, () => ({ do: 'server-unban', range: read }));
  },
};

export const serverUnmute: Verb<'server-unmute'> = {
  needs: 'name',
  pace: 'moderate',
  run(ask) {
    const meant = meantBy(ask.hub, ask.command.nickname);
    return decided(ask, () => ({ do: 'server-unmute', meant }));
  },
};

type ServerAsk = NamedAsk<'server-ban' | 'server-unban' | 'server-mute' | 'server-unmute'>;

function decided(ask: ServerAsk, act: () => ServerAct): Promise<Outcome<'server-ban'>> {
  const { hub, by } = ask;
  return wish(hub.order.mailbox, ask, (state, { at }) => decideServer(state, by.actor, act(), at));
}

/** Who is here, or holds his nickname for good. */
function targetOf(hub: Hub, nickname: string) {
  const here = hub.people.named(nickname);
  if (here) return { who: here.person, role: here.role };
  const holder = hub.holders.named(nickname);
  return holder && { who: { id: holder.id, nickname: holder.nickname }, role: roleOf(holder) };
}
