import type { Decision } from '../../core/decision.ts';
import type { Entry } from '../../core/entry.ts';
import type { Answered } from '../../core/message.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { CommandName } from '../../protocol/commands.ts';
import type { Claim } from '../files/unsaid.ts';
import type { Circumstances, Mailbox } from '../mailbox.ts';
import { type NamedAsk, no, written } from './verb.ts';

/** Asks for something that may be kept, and so may bear a key. */
type WritingAsk = Pick<NamedAsk<CommandName>, 'asking'> & {
  readonly by: { readonly id: string };
  readonly command: { readonly key?: string };
};

/** What a text that is to be kept answers, where it says so. */
export function answeredBy({ replyTo }: { readonly replyTo?: string }, target: Entry | null): Answered {
  return replyTo === undefined ? null : { id: replyTo, target };
}

/** Puts a wish into a log's mailbox and resolves when it is kept and told, or refused. */
export function wish<S>(
  mailbox: Mailbox<S>,
  { by, asking, command }: WritingAsk,
  decide: (state: S, circumstances: Circumstances) => Decision,
  { about, claim }: { readonly about?: string | undefined; readonly claim?: Claim } = {},
): Promise<Outcome<'say'>> {
  return new Promise((resolve) => {
    mailbox.put({
      by: by.id,
      key: command.key ?? null,
      asking,
      about: about ?? null,
      decide,
      settle(settled) {
        claim?.settle(settled.ok && !settled.kept.again);
        resolve(settled.ok ? written(settled.kept) : no(settled.refusal));
      },
    });
  });
}
