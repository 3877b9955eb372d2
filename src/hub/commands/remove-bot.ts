import { personOf } from '../../core/entry.ts';
import { denial } from '../../core/roles.ts';
import type { Hub } from '../hub.ts';
import type { PersonRecord } from '../ports/people.ts';
import { operated } from './operated.ts';
import { done, no, type Verb } from './verb.ts';

export const removeBot: Verb<'remove-bot'> = {
  needs: 'name',
  pace: 'moderate',
  async run(ask) {
    const { hub, by, command } = ask;
    const denied = denial(by.role, 'remove-bot');
    if (denied) return no(denied);
    const found = hub.holders.named(command.nickname);
    if (!found?.bot) return no({ code: 'no_such_person' });
    await dismiss(hub, found);
    const { webhook } = found;
    const act = { did: 'remove-bot', who: personOf(found), ...(webhook !== undefined && { room: webhook }) } as const;
    return operated(ask, act, done<'remove-bot'>({}));
  },
};

/** It stays a person whom others whispered with; no token opens it any more. */
export async function dismiss({ store, holders }: Pick<Hub, 'store' | 'holders'>, given: PersonRecord): Promise<void> {
  const { bot: _, webhook: __, ...person } = given;
  const logins = await store.people.logins(given.id);
  await store.people.endLogins(logins.map(({ digest }) => digest));
  await store.people.put(person);
  holders.remove(given);
}
