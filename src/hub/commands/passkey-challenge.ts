import { NAMELESS } from '../../core/limits.ts';
import { ALGORITHMS, siteOf } from '../../core/passkey.ts';
import { passkeysOf } from '../account.ts';
import { done, no, type Verb } from './verb.ts';

/** What challenges are about that are signed in order to come in. */
export const LOGIN = 'login';

export const passkeyChallenge: Verb<'passkey-challenge'> = {
  needs: 'nothing',
  pace: 'ask',
  run({ hub, session }) {
    const site = siteOf(session.origin.page);
    if (!site) return no({ code: 'no_passkeys_here' });
    // Somebody looks for his key, or holds his finger to it.
    session.waitOn(NAMELESS.mostMs);
    const { person } = session;
    return done<'passkey-challenge'>({
      challenge: hub.challenges.make(person?.id ?? LOGIN),
      domain: site.domain,
      algorithms: [...ALGORITHMS],
      ...(person && { user: person.id }),
      known: person ? passkeysOf(person.record).map(({ id }) => id) : [],
    });
  },
};
