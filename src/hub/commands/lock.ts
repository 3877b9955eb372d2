import { denial } from '../../core/roles.ts';
import { prepareReason } from '../../core/text.ts';
import { Telling } from '../telling.ts';
import { operated } from './operated.ts';
import { done, no, type Verb } from './verb.ts';

export const lock: Verb<'lock'> = {
  needs: 'name',
  pace: 'moderate',
  async run(ask) {
    const { hub, by, command } = ask;
    const denied = denial(by.role, 'lock');
    if (denied) return no(denied);
    const prepared = prepareReason(command.reason ?? '');
    if (!prepared.ok) return no(prepared.refusal);
    const { reason } = prepared;
    await hub.door.lock(command.on ? reason : null);
    const notice = command.on
      ? { on: 'locked' as const, by: by.person, reason }
      : { on: 'unlocked' as const, by: by.person };
    const telling = new Telling(notice);
    for (const person of hub.people.all()) person.tell(telling);
    const act = command.on
      ? ({ did: 'lock', ...(reason !== '' && { reason }) } as const)
      : ({ did: 'unlock' } as const);
    return operated(ask, act, done<'lock'>({}));
  },
};
