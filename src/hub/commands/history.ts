import { PAGE } from '../../core/limits.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { Range } from '../ports/logs.ts';
import type { Presence } from '../presence.ts';
import { personNamed } from './person-named.ts';
import { firstReadable } from './readable.ts';
import { done, no, type Verb } from './verb.ts';
import { pageOf, type Readable } from './view.ts';

export const history: Verb<'history'> = {
  needs: 'name',
  pace: 'read',
  async run({ hub, by, command }) {
    const found = await logOf(hub, by, command);
    if ('code' in found) return no(found);
    const range = rangeOf(command);
    if (!range) return no({ code: 'bad_request', detail: 'history: one of before, after, around' });
    return done<'history'>(await pageOf(hub, found, range));
  },
};

/** The log that is meant, if this person may read it (SPEC L5, L9). */
async function logOf(
  hub: Hub,
  by: Presence,
  { log, room: name, with: nickname }: Command<'history'>,
): Promise<Readable | Refusal> {
  const given = [log, name, nickname].filter((one) => one !== undefined);
  if (given.length !== 1) return { code: 'bad_request', detail: 'history: one of log, room, with' };
  if (nickname !== undefined) return logWith(hub, by, nickname);
  if (log !== undefined) {
    const first = firstReadable(hub, by, log);
    return first === null ? { code: 'no_such_log' } : { log, first };
  }
  const room = hub.rooms.named(name ?? '');
  if (!room) return { code: 'no_such_room' };
  return room.has(by) ? { log: room.log, first: room.firstFor(by) } : { code: 'not_in_room' };
}

/** What one whispered with whoever is called so, or was. */
async function logWith(hub: Hub, by: Presence, nickname: string): Promise<Readable | Refusal> {
  const other = await personNamed(hub, by, nickname);
  if (!other) return { code: 'no_such_person' };
  const pairs = await hub.store.logs.pairsOf(by.id);
  const pair = pairs.find((head) => head.with.id === other.id && by.pairLogs.has(head.log));
  return pair ? { log: pair.log, first: 1 } : { code: 'no_such_log' };
}

function rangeOf({ before, after, around, limit = PAGE.usual }: Command<'history'>): Range | null {
  const given = [before, after, around].filter((seq) => seq !== undefined);
  if (given.length > 1) return null;
  if (after !== undefined) return { after, limit };
  if (around !== undefined) return { around, limit };
  return { before: before ?? Number.MAX_SAFE_INTEGER, limit };
}
