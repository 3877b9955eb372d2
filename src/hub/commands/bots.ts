import { denial } from '../../core/roles.ts';
import type { PersonRecord } from '../ports/people.ts';
import { done, no, type Verb } from './verb.ts';

export const bots: Verb<'bots'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by }) {
    const denied = denial(by.role, 'bots');
    if (denied) return no(denied);
    return done<'bots'>({ bots: hub.holders.bots().map(shownBot) });
  },
};

/** A bot as its owner sees it. */
export function shownBot({ id, nickname, since, webhook }: PersonRecord) {
  return { id, nickname, since, ...(webhook !== undefined && { webhook }) };
}
