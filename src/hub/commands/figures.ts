import { denial } from '../../core/roles.ts';
import { done, no, type Verb } from './verb.ts';

export const figures: Verb<'figures'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by, command: { after = 0 } }) {
    const denied = denial(by.role, 'operate');
    if (denied) return no(denied);
    const { version, name } = hub.settings;
    return done<'figures'>({ rows: [...hub.figures.since(after)], now: hub.clock.now(), version, name });
  },
};
