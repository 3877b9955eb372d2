import type { Person } from './entry.ts';

/** How often a link lets somebody in, for how long, and how many good ones there may be. */
export const INVITES = {
  uses: { most: 1_000, usual: 1 },
  seconds: { least: 60, most: 30 * 86_400, usual: 7 * 86_400 },
  perPerson: 20,
  inAll: 1_000,
} as const;

/** A link that lets people in: into a room, or without one only onto the server. Moments are ms since 1970. */
export interface Invite {
  readonly id: string;
  /** What stands behind `/i/`. */
  readonly secret: string;
  /** As he was called when he made it. */
  readonly by: Pick<Person, 'id' | 'nickname'>;
  /** Whether the owner made it. */
  readonly owner: boolean;
  readonly room?: string;
  readonly uses: number;
  readonly at: number;
  readonly until: number;
  /** Ids of those who came in by it: each counts once. */
  readonly came: readonly string[];
}

/** Whether it lets this person in at that moment; null is somebody new. Who came by it before does not count again. */
export function isGood({ uses, until, came }: Invite, person: string | null, at: number): boolean {
  return at < until && (came.length < uses || (person !== null && came.includes(person)));
}
