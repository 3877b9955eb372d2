import type { Hub } from '../hub.ts';
import type { Login } from '../ports/people.ts';
import type { Session } from '../session.ts';
import { done, type Verb } from './verb.ts';

export const logins: Verb<'logins'> = {
  needs: 'name',
  pace: 'ask',
  async run({ hub, session, by }) {
    const his = await hub.store.people.logins(by.id);
    const digests = [...by.sessions].map((one) => digestOf(hub, one));
    return done<'logins'>({
      logins: his.map(({ digest, via, since }) => ({
        id: loginId({ digest }),
        via,
        since,
        here: digests.filter((used) => used === digest).length,
        ...(digest === digestOf(hub, session) && { this: true as const }),
      })),
    });
  },
};

/** By which a login is named to its person: enough of the digest to be the only one, and of no use to anyone else. */
export function loginId({ digest }: Pick<Login, 'digest'>): string {
  return digest.slice(0, 16);
}

/** The login that a session came in by. */
export function digestOf(hub: Hub, { token }: Session): string {
  return token === null ? '' : hub.chance.digest(token);
}
