import { fold } from '../../core/fold.ts';
import { denial } from '../../core/roles.ts';
import type { Answer } from '../../protocol/commands.ts';
import { hasAccount } from '../account.ts';
import type { Hub } from '../hub.ts';
import type { PersonRecord } from '../ports/people.ts';
import type { Presence } from '../presence.ts';
import { done, no, type Verb } from './verb.ts';

const PER_PAGE = 100;

type Shown = Answer<'people'>['people'][number];

/** Those who are here, and those whose nickname is theirs for good; what a guest was who has left, nobody knows. */
export const people: Verb<'people'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by, command: { query = '', from = 0 } }) {
    const denied = denial(by.role, 'operate');
    if (denied) return no(denied);
    const sought = fold(query);
    const all = [...everyone(hub)].filter(({ nickname }) => fold(nickname).includes(sought));
    all.sort((a, b) => (a.nickname < b.nickname ? -1 : 1));
    return done<'people'>({ people: all.slice(from, from + PER_PAGE), count: all.length });
  },
};

function* everyone(hub: Hub): Iterable<Shown> {
  for (const person of hub.people.all()) yield here(person);
  for (const holder of hub.holders.all()) if (!hub.people.withId(holder.id)) yield elsewhere(holder);
}

function here({ shown, record, rooms, sessions }: Presence): Shown {
  return {
    ...shown,
    since: record.since,
    rooms: rooms.size,
    sessions: [...sessions].map(({ id, begunAt, origin: { gateway, address } }) => ({
      ...{ id, via: gateway, since: begunAt },
      ...(address !== null && { address }),
    })),
  };
}

function elsewhere(person: PersonRecord): Shown {
  const { id, nickname, bot, owner, since } = person;
  return {
    ...{ id, nickname, since, rooms: 0, sessions: [] },
    ...(bot && { bot: true as const }),
    ...(hasAccount(person) && { member: true as const }),
    ...(owner && { owner: true as const }),
  };
}
