import type { Decision } from '../../core/decision.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { CommandName } from '../../protocol/commands.ts';
import type { Circumstances, Mailbox } from '../mailbox.ts';
import { type NamedAsk, no, written } from './verb.ts';

/** Asks for something that may be kept, and so may bear a key. */
type WritingAsk = Pick<NamedAsk<CommandName>, 'by' | 'asking'> & { readonly command: { readonly key?: string } };

/** Puts a wish into a log's mailbox and resolves when it is kept and told, or refused. */
export function wish<S>(
  mailbox: Mailbox<S>,
  { by, asking, command }: WritingAsk,
  decide: (state: S, circumstances: Circumstances) => Decision,
  about: string | null = null,
): Promise<Outcome<'say'>> {
  return new Promise((resolve) => {
    mailbox.put({
      by: by.id,
      key: command.key ?? null,
      asking,
      about,
      decide,
      settle: (settled) => resolve(settled.ok ? written(settled.kept) : no(settled.refusal)),
    });
  });
}
