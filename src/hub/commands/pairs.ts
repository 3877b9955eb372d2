import { PAIRS, UNREAD_MOST } from '../../core/limits.ts';
import { twoOf } from '../../core/pair.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Answer } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { PairHead } from '../ports/logs.ts';
import type { Presence } from '../presence.ts';
import { personNamed } from './person-named.ts';
import { addressee, reaches } from './reach.ts';
import { done, no, type Verb } from './verb.ts';
import { pairSummary } from './view.ts';

type PairView = Answer<'pairs'>['pairs'][number];

export const pairs: Verb<'pairs'> = {
  needs: 'name',
  pace: 'read',
  async run({ hub, by, command }) {
    const heads = hub.pairs.now(by, await hub.store.logs.pairsOf(by.id));
    const { from = 0, limit = PAIRS.usual } = command;
    if (command.with === undefined) {
      return done<'pairs'>({ pairs: await viewsOf(hub, by, heads.slice(from, from + limit)), count: heads.length });
    }
    const head = await headWith(hub, by, command.with, heads);
    return 'code' in head ? no(head) : done<'pairs'>({ pairs: await viewsOf(hub, by, [head]), count: 1 });
  },
};

/** The pair with whoever is called so, or was; begun where one may whisper to him and nothing was whispered yet. */
async function headWith(
  hub: Hub,
  by: Presence,
  nickname: string,
  heads: readonly PairHead[],
): Promise<PairHead | Refusal> {
  const named = await personNamed(hub, by, nickname);
  const known = heads.find(({ with: other }) => other.id === named?.id);
  if (known) return known;
  const other = addressee(hub, nickname);
  if (!other) return { code: 'no_such_person' };
  if (other.id === by.id) return { code: 'to_yourself' };
  if (!(await reaches(hub, by, other.id))) return { code: 'not_here' };
  const { mailbox } = await hub.pairs.of(twoOf(by.id, other.id));
  by.pairLogs.set(mailbox.log, other.id);
  return { log: mailbox.log, last: mailbox.last, at: mailbox.lastAt, with: other };
}

/** What is unread is looked for first: who is here is true at the place of the answer, and told from then on (SPEC W12). */
async function viewsOf(hub: Hub, by: Presence, heads: readonly PairHead[]): Promise<PairView[]> {
  const unread = await Promise.all(heads.map((head) => unreadIn(hub, by, head)));
  return heads.map((head, nth) => viewOfPair(hub, by, head, unread[nth] ?? 0));
}

/** How it stands between the two: who the other is now, whether he is here, and what of his is unread. */
function viewOfPair(hub: Hub, by: Presence, head: PairHead, unread: number): PairView {
  const here = hub.people.withId(head.with.id);
  const holder = hub.holders.withId(head.with.id);
  return {
    ...pairSummary(head, by),
    with: here?.shown ?? (holder && addressee(hub, holder.nickname)) ?? head.with,
    ...(here && { here: true as const }),
    unread,
  };
}

/** Whispers of the other after what was read, as far as one page tells. */
async function unreadIn(hub: Hub, by: Presence, { log, last }: PairHead): Promise<number> {
  const after = by.readIn(log)?.seq ?? 0;
  if (after >= last) return 0;
  const { entries } = await hub.pages.of(log, { after, limit: UNREAD_MOST }, null);
  return entries.filter((entry) => entry.on === 'whispered' && entry.by.id !== by.id && !('deletedAt' in entry)).length;
}
