import type { Person } from '../../core/entry.ts';
import { STRANGERS_PACE, UNANSWERED_PACE } from '../../core/limits.ts';
import { decidePair, twoOf } from '../../core/pair.ts';
import type { Refusal } from '../../core/refusal.ts';
import { may } from '../../core/roles.ts';
import { prepareTextOrNone } from '../../core/text.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Command } from '../../protocol/commands.ts';
import { prepareAlts } from '../files/alts.ts';
import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';
import { mutedTo } from './amend.ts';
import { addressee, reaches } from './reach.ts';
import { type NamedAsk, no, type Verb, written } from './verb.ts';
import { answeredBy, wish } from './wish.ts';

export const whisper: Verb<'whisper'> = {
  needs: 'name',
  pace: 'speak',
  async run(ask) {
    const { hub, by, command } = ask;
    const ids = command.files ?? [];
    const prepared = prepareTextOrNone(command.text, ids.length > 0);
    if (!prepared.ok) return no(prepared.refusal);
    const described = prepareAlts(command.alts);
    if (!described.ok) return no(described.refusal);
    const address = await addressed(hub, by, command);
    if ('code' in address) return firstAnswer(ask, address);
    const { to, aside } = address;
    by.spokeAt = hub.clock.steady();
    const two = twoOf(by.id, to.id);
    const { mailbox, spoke } = await hub.pairs.of(two);
    const retryAfterMs = spoke.has(to.id) ? 0 : unanswered(hub, by, !spoke.has(by.id));
    if (retryAfterMs > 0) return firstAnswer(ask, { code: 'too_fast', retryAfterMs });
    const act = { do: 'whisper', to, text: prepared.text, action: command.action === true, aside } as const;
    const claim = hub.files.claim(by, ids, described.alts);
    return wish(
      mailbox,
      ask,
      (_, { target }) => {
        const muted = mutedTo(hub, by, two);
        if (muted) return no(muted);
        const answered = answeredBy(command, target);
        return decidePair(two, by.actor, { ...act, answered, files: claim.take() }, hub.blocks.between(...two));
      },
      { about: command.replyTo, claim },
    );
  },
};

/** The refusal stands only if the key is new (SPEC S11). */
async function firstAnswer({ hub, by, command }: NamedAsk<'whisper'>, refusal: Refusal): Promise<Outcome<'whisper'>> {
  const first = command.key === undefined ? null : await hub.store.logs.answerTo(by.id, command.key);
  return first ? written(first) : no(refusal);
}

/** How long to wait before whispering to somebody who never answered (SPEC W7), in ms; 0 for not at all. */
function unanswered(hub: Hub, { id, person, role }: Presence, stranger: boolean): number {
  if (may(role, 'whisper-freely') || person.bot) return 0;
  const waitMs = stranger ? hub.paces.count(`strangers ${id}`, STRANGERS_PACE) : 0;
  return waitMs > 0 ? waitMs : hub.paces.count(`unanswered ${id}`, UNANSWERED_PACE);
}

/** Whom a whisper is for and where it is shown, or why it cannot be (SPEC W3-W6, W8). */
async function addressed(
  hub: Hub,
  by: Presence,
  command: Command<'whisper'>,
): Promise<{ to: Person; aside: string | null } | Refusal> {
  const to = addressee(hub, command.to);
  if (!to || (command.toId !== undefined && command.toId !== to.id)) return { code: 'no_such_person' };
  if (to.id === by.id) return { code: 'to_yourself' };
  const reached = reaches(hub, by, to.id);
  if (reached !== true && !(await reached)) return { code: 'not_here' };
  if (hub.blocks.between(by.id, to.id)) return { code: 'blocked' };
  if (command.aside === undefined) return { to, aside: null };
  const room = hub.rooms.named(command.aside);
  const here = hub.people.withId(to.id);
  if (!here || !room?.has(by) || !room.has(here)) return { code: 'not_in_room' };
  return { to, aside: room.name };
}
