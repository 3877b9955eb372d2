import type { WordFinder } from '../core/filter.ts';
import { Filter, type FilterRule, type Hit } from '../core/filter.ts';
import { type Filters, rulesOf } from '../core/filters.ts';
import type { Refusal } from '../core/refusal.ts';

/** What was found, and whether by a rule of the whole server. */
export type Found = Hit & { readonly everywhere: boolean };

/** Looks at what people say, by the rules that hold now. */
export class Filtering {
  readonly #filters: () => Filters | undefined;
  readonly #finder: WordFinder;
  /** Made when first needed, and for as long as the rules are the same. */
  readonly #made = new WeakMap<readonly FilterRule[], Filter>();

  constructor(filters: () => Filters | undefined, finder: WordFinder) {
    this.#filters = filters;
    this.#finder = finder;
  }

  /** Whether anything is looked for there. */
  isFor(room: string): boolean {
    const filters = this.#filters();
    return rulesOf(filters, null).length + rulesOf(filters, room).length > 0;
  }

  /** What that text has of what the server and this room look for: what is refused first, then what is reported. */
  find(text: string, room: string): Found | null {
    const everywhere = this.#hitIn(text, null);
    if (everywhere?.rule.does === 'refuse') return { ...everywhere, everywhere: true };
    const here = this.#hitIn(text, room);
    if (here && (!everywhere || here.rule.does !== 'log')) return { ...here, everywhere: false };
    return everywhere && { ...everywhere, everywhere: true };
  }

  /** Why nobody may bear that name; null where he may. */
  refusesName(nickname: string): Refusal | null {
    const hit = this.#hitIn(nickname, null);
    return hit?.rule.does === 'refuse' ? refusalOf({ ...hit, everywhere: true }) : null;
  }

  /** A rule, or all rules that hold in a room, to be tried. */
  of(rules: readonly FilterRule[]): Filter {
    const known = this.#made.get(rules) ?? new Filter(rules, this.#finder);
    this.#made.set(rules, known);
    return known;
  }

  #hitIn(text: string, room: string | null): Hit | null {
    const rules = rulesOf(this.#filters(), room);
    return rules.length === 0 ? null : this.of(rules).hitIn(text);
  }
}

export function refusalOf({ rule, found, everywhere }: Found): Refusal {
  const kind = rule.word === undefined ? 'link' : 'word';
  return { code: 'filtered', kind, found, ...(everywhere && { everywhere }) };
}
