import { done, no, type Verb } from './verb.ts';

/** It stays a person whom others whispered with, under a token that nobody was told. */
export const removeBot: Verb<'remove-bot'> = {
  needs: 'name',
  pace: 'moderate',
  async run({ hub, by, command }) {
    if (!by.record.owner) return no({ code: 'not_allowed' });
    const found = hub.bots.named(command.nickname);
    if (!found) return no({ code: 'no_such_person' });
    const { bot: _, webhook: __, ...person } = found;
    await hub.store.people.put({ ...person, tokenDigest: hub.chance.digest(hub.chance.secret()) });
    hub.bots.remove(found);
    return done<'remove-bot'>({});
  },
};
