import { standing } from '../../core/bars.ts';
import { denial } from '../../core/roles.ts';
import { shownBar } from './bans.ts';
import { done, no, type Verb } from './verb.ts';

export const serverBans: Verb<'server-bans'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by }) {
    const denied = denial(by.role, 'server-bans');
    if (denied) return no(denied);
    const { bans, mutes } = hub.order.mailbox.state;
    const now = hub.clock.now();
    return done<'server-bans'>({
      bans: standing(bans, now).map((ban) =>
        ban.range === undefined
          ? { ...shownBar(ban), ...(ban.address !== null && { address: ban.address }) }
          : { range: ban.range, reason: ban.reason, ...(ban.until !== undefined && { until: ban.until }) },
      ),
      mutes: standing(mutes, now).map(shownBar),
    });
  },
};
