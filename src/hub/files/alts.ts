import { ALT_LIMIT } from '../../core/file.ts';
import type { Refusal } from '../../core/refusal.ts';
import { prepareReason } from '../../core/text.ts';

/** What files show, in words, by id. */
export type Alts = ReadonlyMap<string, string>;

/** As they are kept; those that say nothing are left out. Refused where one is too long, or cannot be seen. */
export function prepareAlts(
  given: Readonly<Record<string, string>> = {},
): { readonly ok: true; readonly alts: Alts } | { readonly ok: false; readonly refusal: Refusal } {
  const alts = new Map<string, string>();
  for (const [id, text] of Object.entries(given)) {
    const prepared = prepareReason(text, ALT_LIMIT);
    if (!prepared.ok) return prepared;
    if (prepared.reason !== '') alts.set(id, prepared.reason);
  }
  return { ok: true, alts };
}
