import { prepareReason } from '../../core/text.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Away } from '../presence.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';

export const away: Verb<'away'> = {
  needs: 'name',
  pace: 'ask',
  run(ask) {
    const { by, session, command } = ask;
    const prepared = prepareReason(command.text ?? '');
    if (!prepared.ok) return no(prepared.refusal);
    const { reason } = prepared;
    const { attended } = command;
    if (attended === false && reason === '') return no({ code: 'bad_request', detail: 'away: nobody is told why' });
    if (attended !== undefined) by.attend(session, attended, reason);
    else go(ask, awayBy(command, reason, ask.hub.clock.now()));
    return done<'away'>({});
  },
};

/** Null for being back. */
function awayBy({ busy, seconds }: Command<'away'>, text: string, now: number): Away | null {
  if (text === '' && !busy) return null;
  return { text, ...(busy && { busy }), ...(seconds !== undefined && { until: now + seconds * 1_000 }) };
}

function go({ hub, by, session, command: { seconds } }: NamedAsk<'away'>, away: Away | null): void {
  const ends = away !== null && seconds !== undefined;
  by.go(session, away, ends ? hub.clock.after(seconds * 1_000, () => by.go(null, null)) : null);
}
