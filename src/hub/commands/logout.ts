import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';
import type { Session } from '../session.ts';
import { digestOf, loginId } from './logins.ts';
import { done, no, type Verb } from './verb.ts';

export const logout: Verb<'logout'> = {
  needs: 'name',
  pace: 'ask',
  async run({ hub, session, by, command }) {
    if (by.record.bot) return no({ code: 'not_allowed' });
    if (command.others) {
      await endOtherLogins(hub, by, session);
      return done<'logout'>({});
    }
    const meant = command.login ?? loginId({ digest: digestOf(hub, session) });
    const login = (await hub.store.people.logins(by.id)).find((his) => loginId(his) === meant);
    if (!login) return no({ code: 'no_such_login' });
    await endLogins(hub, by.id, [login.digest]);
    return done<'logout'>({});
  },
};

/** Ends all logins of a person but the one that this session came in by (SPEC A5). */
export async function endOtherLogins(hub: Hub, person: Presence, session: Session): Promise<void> {
  const mine = digestOf(hub, session);
  const his = await hub.store.people.logins(person.id);
  await endLogins(
    hub,
    person.id,
    his.map(({ digest }) => digest).filter((digest) => digest !== mine),
  );
}

/** From now on these open nothing; the sessions of his that came in by them are closed. */
export async function endLogins(hub: Hub, person: string, digests: readonly string[]): Promise<void> {
  await hub.store.people.endLogins(digests);
  // One that whoever is put out made would let him in again.
  hub.loginLinks.drop(person);
  hub.pushing.subscriptions.endLogins(person, digests);
  const ended = new Set(digests);
  const over = [...(hub.people.withId(person)?.sessions ?? [])].filter((session) => ended.has(digestOf(hub, session)));
  // Whoever asks for his own end hears the answer first.
  hub.clock.soon(() => {
    for (const session of over) session.close('logged_out');
  });
}
