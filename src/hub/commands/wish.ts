import type { Decision } from '../../core/decision.ts';
import type { Entry } from '../../core/entry.ts';
import type { Answered } from '../../core/message.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Claim } from '../files/unsaid.ts';
import type { Circumstances, Mailbox } from '../mailbox.ts';
import type { Note } from '../note.ts';
import type { Kept } from '../ports/logs.ts';
import type { Asking } from '../telling.ts';
import { no, written } from './verb.ts';

/** Asks for something that may be kept, and so may bear a key. */
export interface WritingAsk {
  /** Null where no session is told so. */
  readonly asking: Asking | null;
  readonly by: { readonly id: string };
  readonly command: { readonly key?: string };
}

/** What a wish is about, which files it takes along, what is noted with it, and what is to be done once it is kept: not where it was so before. */
export interface About {
  readonly about?: string | undefined;
  readonly claim?: Claim;
  readonly note?: Note;
  readonly onKept?: (kept: Kept) => void;
}

/** What a text that is to be kept answers, where it says so. */
export function answeredBy({ replyTo }: { readonly replyTo?: string }, target: Entry | null): Answered {
  return replyTo === undefined ? null : { id: replyTo, target };
}

/** Puts a wish into a log's mailbox and resolves when it is kept and told, or refused. */
export function wish<S>(
  mailbox: Mailbox<S>,
  { by, asking, command }: WritingAsk,
  decide: (state: S, circumstances: Circumstances) => Decision,
  { about, claim, note, onKept }: About = {},
): Promise<Outcome<'say'>> {
  return new Promise((resolve) => {
    mailbox.put({
      by: by.id,
      key: command.key ?? null,
      asking,
      about: about ?? null,
      note,
      decide,
      settle(settled) {
        const isNew = settled.ok && !settled.kept.again;
        claim?.settle(isNew);
        if (isNew) onKept?.(settled.kept);
        resolve(settled.ok ? written(settled.kept) : no(settled.refusal));
      },
    });
  });
}
