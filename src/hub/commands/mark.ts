import { done, type Verb } from './verb.ts';

/** The barrier: what this session asked before is answered first, what others were answered has been told (law 10). */
export const mark: Verb<'mark'> = {
  needs: 'nothing',
  pace: 'ask',
  async run({ session }) {
    await session.settled();
    return done<'mark'>({});
  },
};
