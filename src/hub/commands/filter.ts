import { type Entry, isMessage } from '../../core/entry.ts';
import { type FilterRule, prepareRule, wordsOf } from '../../core/filter.ts';
import { rulesOf } from '../../core/filters.ts';
import { FILTER_TRIAL, PAGE } from '../../core/limits.ts';
import type { Refusal } from '../../core/refusal.ts';
import { denial } from '../../core/roles.ts';
import { decideServer } from '../../core/server.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';
import type { Room } from '../room.ts';
import { readable } from './readable.ts';
import { done, no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

export const filter: Verb<'filter'> = {
  needs: 'name',
  pace: 'moderate',
  run(ask) {
    const { hub, by, command } = ask;
    const rule = prepareRule(command);
    if ('code' in rule) return no(rule);
    const room = roomIn(hub, command);
    if (room && 'code' in room) return no(room);
    return wish(hub.order.mailbox, ask, (state, { at }) => {
      const role = room ? room.roleOf(by) : by.role;
      return decideServer(state, by.actor, { do: 'filter', room: room?.name ?? null, role, rule }, at);
    });
  },
};

export const filters: Verb<'filters'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by, command }) {
    const room = roomIn(hub, command);
    if (room && 'code' in room) return no(room);
    const denied = room ? denial(room.roleOf(by), 'filter') : denial(by.role, 'server-filter');
    if (denied) return no(denied);
    return done<'filters'>({ rules: [...rulesOf(hub.order.mailbox.state.filters, room?.name ?? null)] });
  },
};

/** Only what he may read who asks. */
export const tryFilter: Verb<'try-filter'> = {
  needs: 'name',
  pace: 'search',
  async run({ hub, by, command }) {
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    const allowed = () =>
      denial(room.roleOf(by), 'filter') ?? (room.has(by) ? null : ({ code: 'not_in_room' } as const));
    const denied = allowed();
    if (denied) return no(denied);
    const tried = triedBy(hub, by, room, command);
    if ('code' in tried) return no(tried);
    const entries = await lastMessages(hub, by, room, command.last ?? FILTER_TRIAL.usual);
    const late = allowed();
    if (late) return no(late);
    const judge = hub.filtering.of(tried);
    const hits = entries.flatMap(({ id, seq, at, event }) => {
      const hit = judge.hitIn(wordsOf(event));
      if (!hit || !isMessage(event)) return [];
      return { id, seq, at, by: event.by, text: beginningOf(event.text), found: hit.found, rule: hit.rule };
    });
    return done<'try-filter'>({ looked: entries.length, hits });
  },
};

/** One rule; or all that hold in the room: the server's are shown to the owner alone. */
function triedBy(
  hub: Hub,
  by: Presence,
  room: Room,
  { do: _, room: __, last: ___, ...subject }: Command<'try-filter'>,
): readonly FilterRule[] | Refusal {
  if (subject.word === undefined && subject.link === undefined && subject.whole === undefined) {
    const { filters: all } = hub.order.mailbox.state;
    const everywhere = denial(by.role, 'server-filter') ? [] : rulesOf(all, null);
    return [...everywhere, ...rulesOf(all, room.name)];
  }
  const rule = prepareRule({ ...subject, does: 'refuse' as const });
  return 'code' in rule ? rule : [rule];
}

/** The last so many that he may read and that were not deleted, the last first. */
async function lastMessages(hub: Hub, by: Presence, room: Room, most: number): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (let before = room.mailbox.last + 1; before > 1 && found.length < most; ) {
    const { entries } = await hub.store.logs.page(room.log, { before, limit: PAGE.most });
    for (const entry of [...entries].reverse()) {
      if (found.length < most && isStanding(entry) && readable(hub, by, entry)) found.push(entry);
    }
    before = entries[0]?.seq ?? 0;
    if (before <= room.firstFor(by)) break;
  }
  return found;
}

function isStanding({ event }: Entry): boolean {
  return isMessage(event) && event.deletedAt === undefined;
}

/** Code points of a message that are shown of it. */
const SHOWN = 120;

function beginningOf(text: string): string {
  const all = [...text.replace(/\s+/g, ' ')];
  return all.length > SHOWN ? `${all.slice(0, SHOWN).join('')}…` : all.join('');
}

function roomIn(hub: Hub, { room }: { readonly room?: string }): Room | Refusal | null {
  if (room === undefined) return null;
  return hub.rooms.named(room) ?? { code: 'no_such_room' };
}
