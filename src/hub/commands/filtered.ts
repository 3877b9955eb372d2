import type { Decision } from '../../core/decision.ts';
import { wordsOf } from '../../core/filter.ts';
import { may } from '../../core/roles.ts';
import type { RoomState } from '../../core/room.ts';
import type { FilterHit } from '../../core/server-event.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { CommandName } from '../../protocol/commands.ts';
import { type Found, refusalOf } from '../filtering.ts';
import type { Circumstances } from '../mailbox.ts';
import type { Room } from '../room.ts';
import { type NamedAsk, no } from './verb.ts';
import { type About, type WritingAsk, wish } from './wish.ts';

type Asking = NamedAsk<CommandName> & WritingAsk;

/**
 * A wish in a room, for words that others read (SPEC M19): what a rule refuses is not kept; what it lets through and
 * looks for is kept together with a note for those who look after the room.
 */
export function filtered(
  room: Room,
  ask: Asking,
  decide: (state: RoomState, circumstances: Circumstances) => Decision,
  more: About = {},
): Promise<Outcome<'say'>> {
  if (!isLookedAt(room, ask)) return wish(room.mailbox, ask, decide, more);
  let found: Found | null = null;
  const note = {
    into: ask.hub.order.mailbox,
    event: (kept: string) => found && hitOf(ask, room, found, { kept, about: more.about }),
  };
  return wish(
    room.mailbox,
    ask,
    (state, circumstances) => {
      const decision = decide(state, circumstances);
      found = decision.ok ? ask.hub.filtering.find(wordsOf(decision.event), room.name) : null;
      return found?.rule.does === 'refuse' ? no(refusalOf(found)) : decision;
    },
    { ...more, note },
  );
}

function isLookedAt(room: Room, { hub, by }: Asking): boolean {
  return hub.filtering.isFor(room.name) && !by.record.bot && !may(room.roleOf(by), 'pass-filter');
}

function hitOf(
  { by, command }: Asking,
  { name: room }: Room,
  { rule }: Found,
  { kept, about }: { readonly kept: string; readonly about: string | undefined },
): FilterHit | null {
  const { does, ...subject } = rule;
  if (does !== 'report' && does !== 'log') return null;
  const message = (command.do === 'edit' || command.do === 'react' ? about : undefined) ?? kept;
  return { on: 'filter-hit', by: by.person, room, message, does, ...subject };
}
