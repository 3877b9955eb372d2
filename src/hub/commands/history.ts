import { PAGE } from '../../core/limits.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Range } from '../ports.ts';
import { done, no, type Verb } from './verb.ts';
import { pageOf } from './view.ts';

export const history: Verb<'history'> = {
  needs: 'name',
  pace: 'read',
  async run({ hub, by, command }) {
    const { log } = command;
    const readable = hub.rooms.withLog(log)?.has(by) || by.pairLogs.has(log);
    if (!readable) return no({ code: 'no_such_log' });
    const range = rangeOf(command);
    if (!range) return no({ code: 'bad_request', detail: 'history: one of before, after, around' });
    return done<'history'>(await pageOf(hub, log, range));
  },
};

function rangeOf({ before, after, around, limit = PAGE.usual }: Command<'history'>): Range | null {
  const given = [before, after, around].filter((seq) => seq !== undefined);
  if (given.length > 1) return null;
  if (after !== undefined) return { after, limit };
  if (around !== undefined) return { around, limit };
  return { before: before ?? Number.MAX_SAFE_INTEGER, limit };
}
