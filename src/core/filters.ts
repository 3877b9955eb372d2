import { allow, type Decision, refuse } from './decision.ts';
import type { Person } from './entry.ts';
import { type FilterRule, type FilterSubject, subjectKey } from './filter.ts';
import { FILTER_RULES } from './limits.ts';
import { denial, type Role } from './roles.ts';
import type { FilterChanged } from './server-event.ts';

/** The rules of each room's filter, by its name, and of the server's, by none. */
export type Filters = Readonly<Record<string, readonly FilterRule[]>>;

/** A rule that is to be there, in place of the one about the same, or no more; `role` is what one is in that room. */
export interface FilterAct {
  readonly do: 'filter';
  readonly room: string | null;
  readonly role: Role;
  readonly rule: FilterSubject & { readonly does: FilterRule['does'] | 'none' };
}

const NO_RULES: readonly FilterRule[] = [];

/** The same list for as long as the rules are the same. */
export function rulesOf(filters: Filters | undefined, room: string | null): readonly FilterRule[] {
  return filters?.[room ?? ''] ?? NO_RULES;
}

export function decideFilter(filters: Filters | undefined, by: Person, { room, role, rule }: FilterAct): Decision {
  const denied = denial(role, room === null ? 'server-filter' : 'filter');
  if (denied) return refuse(denied);
  const rules = rulesOf(filters, room);
  const known = rules.find((one) => subjectKey(one) === subjectKey(rule));
  if (isSame(known, rule)) return refuse({ code: 'no_change' });
  if (!known) {
    const all = Object.values(filters ?? {}).reduce((sum, { length }) => sum + length, 0);
    if (rules.length >= FILTER_RULES.each) return refuse({ code: 'too_many', limit: FILTER_RULES.each });
    if (all >= FILTER_RULES.all) return refuse({ code: 'too_many', limit: FILTER_RULES.all });
  }
  return allow({ on: 'filter-changed', by, ...(room !== null && { room }), ...rule });
}

function isSame(known: FilterRule | undefined, rule: FilterAct['rule']): boolean {
  if (!known || rule.does === 'none') return known === undefined && rule.does === 'none';
  return known.does === rule.does && known.whole === rule.whole;
}

/** The rules after that. A filter without rules is none. */
export function applyFilter(filters: Filters = {}, { on: _, by: __, room, ...rule }: FilterChanged): Filters {
  const others = rulesOf(filters, room ?? null).filter((one) => subjectKey(one) !== subjectKey(rule));
  const { does } = rule;
  const { [room ?? '']: ___, ...rest } = filters;
  if (does !== 'none') return { ...rest, [room ?? '']: [...others, { ...rule, does }] };
  return others.length > 0 ? { ...rest, [room ?? '']: others } : rest;
}

/** A room is no more, and so is its filter. */
export function withoutRoom(filters: Filters = {}, room: string): Filters {
  const { [room]: _, ...rest } = filters;
  return rest;
}
