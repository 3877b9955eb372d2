import { decidePair, twoOf } from '../../core/pair.ts';
import type { Refusal } from '../../core/refusal.ts';
import { prepareText } from '../../core/text.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';
import { no, type Verb, written } from './verb.ts';
import { answeredBy, wish } from './wish.ts';

export const whisper: Verb<'whisper'> = {
  needs: 'name',
  pace: 'speak',
  async run(ask) {
    const { hub, by, command } = ask;
    const prepared = prepareText(command.text);
    if (!prepared.ok) return no(prepared.refusal);
    const address = addressed(hub, by, command);
    if ('code' in address) {
      const first = command.key === undefined ? null : await hub.store.logs.answerTo(by.id, command.key);
      return first ? written(first) : no(address);
    }
    const { to, aside } = address;
    by.spokeAt = hub.clock.steady();
    const two = twoOf(by.id, to.id);
    const { mailbox } = await hub.pairs.of(two);
    by.pairLogs.add(mailbox.log);
    to.pairLogs.add(mailbox.log);
    const act = { do: 'whisper', to: to.person, text: prepared.text, action: command.action === true, aside } as const;
    return wish(
      mailbox,
      ask,
      (_, { target }) => decidePair(two, by.actor, { ...act, answered: answeredBy(command, target) }),
      command.replyTo,
    );
  },
};

/** Whom a whisper is for and where it is shown, or why it cannot be (SPEC W3-W6). */
function addressed(
  hub: Hub,
  by: Presence,
  command: Command<'whisper'>,
): { to: Presence; aside: string | null } | Refusal {
  const to = hub.people.named(command.to);
  if (!to || (command.toId !== undefined && command.toId !== to.id)) return { code: 'no_such_person' };
  if (to === by) return { code: 'to_yourself' };
  if (!to.sharesRoomWith(by)) return { code: 'not_here' };
  if (command.aside === undefined) return { to, aside: null };
  const room = hub.rooms.named(command.aside);
  if (!room?.has(by) || !room.has(to)) return { code: 'not_in_room' };
  return { to, aside: room.name };
}
