import { looksAfter } from './invites.ts';
import { done, no, type Verb } from './verb.ts';

export const removeInvite: Verb<'remove-invite'> = {
  needs: 'name',
  pace: 'moderate',
  async run({ hub, by, command }) {
    const invite = hub.invites.withId(command.id);
    if (!invite || !looksAfter(hub, by, invite)) return no({ code: 'no_such_invite' });
    await hub.invites.remove([invite]);
    return done<'remove-invite'>({});
  },
};
