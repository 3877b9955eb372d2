import { allow } from '../../core/decision.ts';
import type { Operated } from '../../core/server-event.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { CommandName } from '../../protocol/commands.ts';
import { type NamedAsk, no } from './verb.ts';
import { wish } from './wish.ts';

/** What was done stands among the acts of the server before it is answered (SPEC M18). */
export async function operated<N extends CommandName>(
  { hub, by }: Pick<NamedAsk<CommandName>, 'hub' | 'by'>,
  act: Omit<Operated, 'on' | 'by'>,
  outcome: Outcome<N>,
): Promise<Outcome<N>> {
  const event = { on: 'operated', by: by.person, ...act } as const;
  const kept = await wish(hub.order.mailbox, { by, asking: null, command: {} }, () => allow(event));
  return kept.ok ? outcome : no(kept.refusal);
}
