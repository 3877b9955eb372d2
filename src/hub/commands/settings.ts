import { denial } from '../../core/roles.ts';
import type { Answer } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import { operated } from './operated.ts';
import { done, no, type Verb } from './verb.ts';

export const settings: Verb<'settings'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by }) {
    const denied = denial(by.role, 'operate');
    return denied ? no(denied) : done<'settings'>(shown(hub));
  },
};

export const set: Verb<'set'> = {
  needs: 'name',
  pace: 'moderate',
  async run({ hub, by, command: { values } }) {
    const denied = denial(by.role, 'operate');
    if (denied) return no(denied);
    const refusal = await hub.turns.take('settings', () => hub.live.set(values));
    if (refusal) return no(refusal);
    hub.report('info', 'settings were changed', { by: by.id, settings: Object.keys(values) });
    return operated<'set'>({ hub, by }, { did: 'set', settings: Object.keys(values) }, done<'set'>(shown(hub)));
  },
};

function shown(hub: Hub): Answer<'settings'> {
  const { key } = hub.settings;
  const { locked } = hub.door;
  return {
    settings: hub.live.list().map((setting) => ({ ...setting })),
    ...(key?.from === 'elsewhere' && { invite: key.secret }),
    ...(locked !== null && { locked }),
  };
}
