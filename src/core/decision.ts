import type { Amendment, KeptEvent, Person } from './entry.ts';
import type { Refusal } from './refusal.ts';
import type { Role } from './roles.ts';

/** Who asks, with all that a rule may want to know of him: what he is on the whole server. */
export interface Actor extends Person {
  readonly role: Exclude<Role, 'moderator'>;
}

/** What a rule answers: the event to keep, or why not. */
export type Decision =
  | { readonly ok: true; readonly event: KeptEvent; readonly amendment?: Amendment }
  | { readonly ok: false; readonly refusal: Refusal };

export function allow(event: KeptEvent, amendment?: Amendment): Decision {
  return amendment ? { ok: true, event, amendment } : { ok: true, event };
}

export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}
