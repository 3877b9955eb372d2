import { done, no, type Verb } from './verb.ts';

export const whois: Verb<'whois'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by, command }) {
    const person = hub.people.named(command.nickname);
    if (!person) return no({ code: 'no_such_person' });
    return done<'whois'>({
      who: person.shown,
      rooms: [...person.rooms].filter((room) => room.has(by)).map(({ name }) => name),
      since: person.since,
      idleMs: Math.round(hub.clock.steady() - person.spokeAt),
      gateways: [...new Set([...person.sessions].map(({ origin }) => origin.gateway))],
    });
  },
};
