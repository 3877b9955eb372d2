import { prepareReason } from '../../core/text.ts';
import { done, no, type Verb } from './verb.ts';

export const away: Verb<'away'> = {
  needs: 'name',
  pace: 'ask',
  run({ by, command }) {
    const prepared = prepareReason(command.text ?? '');
    if (!prepared.ok) return no(prepared.refusal);
    const text = prepared.reason === '' ? null : prepared.reason;
    if (text === by.away) return done<'away'>({});
    by.away = text;
    by.tellNeighbours({ on: 'away', who: by.person, ...(text !== null && { text }) });
    return done<'away'>({});
  },
};
