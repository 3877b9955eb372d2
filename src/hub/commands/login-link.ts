import { done, no, type Verb } from './verb.ts';

export const loginLink: Verb<'login-link'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by }) {
    if (by.record.bot) return no({ code: 'not_allowed' });
    return done<'login-link'>(hub.loginLinks.make(by.id));
  },
};
