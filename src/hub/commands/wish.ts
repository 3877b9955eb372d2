import type { Decision } from '../../core/decision.ts';
import type { Entry } from '../../core/entry.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Presence } from '../presence.ts';
import { no, written } from './verb.ts';

/** Puts a wish into a log's mailbox and resolves when it is kept and told, or refused. */
export function wish<S>(
  mailbox: Mailbox<S>,
  by: Presence,
  key: string | undefined,
  decide: (state: S, target: Entry | null) => Decision,
  about: string | null = null,
): Promise<Outcome<'say'>> {
  return new Promise((resolve) => {
    mailbox.put({
      by: by.id,
      key: key ?? null,
      about,
      decide,
      settle: (settled) => resolve(settled.ok ? written(settled.kept) : no(settled.refusal)),
    });
  });
}
