import type { Decision } from '../../core/decision.ts';
import type { FilterHit } from '../../core/entry.ts';
import { wordsOf } from '../../core/filter.ts';
import { may } from '../../core/roles.ts';
import type { RoomState } from '../../core/room.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { CommandName } from '../../protocol/commands.ts';
import { type Found, refusalOf } from '../filtering.ts';
import type { Hub } from '../hub.ts';
import type { Circumstances } from '../mailbox.ts';
import type { Presence } from '../presence.ts';
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
      found = decision.ok ? foundIn(ask.hub, room, ask.by, decision) : null;
      return found?.rule.does === 'refuse' ? no(refusalOf(found)) : decision;
    },
    { ...more, note },
  );
}

function foundIn(hub: Hub, room: Room, by: Presence, { event }: Extract<Decision, { ok: true }>): Found | null {
  if (!hub.filtering.isFor(room.name) || by.record.bot || may(room.roleOf(by), 'pass-filter')) return null;
  return hub.filtering.find(wordsOf(event), room.name);
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
