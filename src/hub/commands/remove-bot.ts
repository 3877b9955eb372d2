import { denial } from '../../core/roles.ts';
import { done, no, type Verb } from './verb.ts';

/** It stays a person whom others whispered with; no token opens it any more. */
export const removeBot: Verb<'remove-bot'> = {
  needs: 'name',
  pace: 'moderate',
  async run({ hub, by, command }) {
    const denied = denial(by.role, 'remove-bot');
    if (denied) return no(denied);
    const found = hub.holders.named(command.nickname);
    if (!found?.bot) return no({ code: 'no_such_person' });
    const { bot: _, webhook: __, ...person } = found;
    const logins = await hub.store.people.logins(found.id);
    await hub.store.people.endLogins(logins.map(({ digest }) => digest));
    await hub.store.people.put(person);
    hub.holders.remove(found);
    return done<'remove-bot'>({});
  },
};
