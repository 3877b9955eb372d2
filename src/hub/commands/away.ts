import { prepareReason } from '../../core/text.ts';
import { done, no, type Verb } from './verb.ts';

export const away: Verb<'away'> = {
  needs: 'name',
  pace: 'ask',
  run({ by, session, command }) {
    const prepared = prepareReason(command.text ?? '');
    if (!prepared.ok) return no(prepared.refusal);
    const { reason } = prepared;
    const { attended } = command;
    if (attended === false && reason === '') return no({ code: 'bad_request', detail: 'away: nobody is told why' });
    if (attended !== undefined) by.attend(session, attended, reason);
    else by.go(session, reason === '' ? null : reason);
    return done<'away'>({});
  },
};
