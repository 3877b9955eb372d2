import type { Gathering, Talk } from './crowd.ts';
import type { Reads } from './reads.ts';
import type { Coming } from './returning.ts';

/** What the bench asks of the load generator, about the crowd of one server. */
export type Asked = { readonly name: string } & (
  | { readonly do: 'gather'; readonly gathering: Gathering }
  | { readonly do: 'talk'; readonly talk: Talk }
  | { readonly do: 'come'; readonly coming: Coming }
  | { readonly do: 'read'; readonly reads: Reads }
  | { readonly do: 'leave' | 'drop' | 'return' }
);

export type Told = { readonly ref: number } & ({ readonly answer: unknown } | { readonly problem: string });
