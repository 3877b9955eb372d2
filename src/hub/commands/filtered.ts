import type { Decision } from '../../core/decision.ts';
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
 * looks for is answered once those who look after the room have it in their log.
 */
export async function filtered(
  room: Room,
  ask: Asking,
  decide: (state: RoomState, circumstances: Circumstances) => Decision,
  more: About = {},
): Promise<Outcome<'say'>> {
  const found: { last: Found | null; in: string | null } = { last: null, in: null };
  const outcome = await wish(
    room.mailbox,
    ask,
    (state, circumstances) => {
      const decision = decide(state, circumstances);
      found.last = decision.ok ? foundIn(ask.hub, room, ask.by, decision) : null;
      return found.last?.rule.does === 'refuse' ? no(refusalOf(found.last)) : decision;
    },
    { ...more, onKept: ({ id }) => (found.in = id) },
  );
  if (found.last && found.in !== null) await note(ask, room, found.last, { kept: found.in, about: more.about });
  return outcome;
}

function foundIn(hub: Hub, room: Room, by: Presence, { event }: Extract<Decision, { ok: true }>): Found | null {
  if (!hub.filtering.isFor(room.name) || by.record.bot || may(room.roleOf(by), 'pass-filter')) return null;
  return hub.filtering.find(wordsOf(event), room.name);
}

async function note(
  { hub, by, command }: Asking,
  { name: room }: Room,
  { rule }: Found,
  { kept, about }: { readonly kept: string; readonly about: string | undefined },
): Promise<void> {
  const { does, ...subject } = rule;
  if (does !== 'report' && does !== 'log') return;
  const message = (command.do === 'edit' || command.do === 'react' ? about : undefined) ?? kept;
  await wish(hub.order.mailbox, { by, asking: null, command: {} }, () => ({
    ok: true,
    event: { on: 'filter-hit', by: by.person, room, message, does, ...subject },
  }));
}
