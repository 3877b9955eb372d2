import { preparePassword } from '../../core/password.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { PersonRecord } from '../ports/people.ts';
import { endOtherLogins } from './logout.ts';
import { isOneTime, noteOneTime } from './one-time.ts';
import { disproof } from './proof.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';

export const claim: Verb<'claim'> = {
  needs: 'name',
  pace: 'name',
  holds: true,
  async run(ask) {
    if (ask.by.record.bot) return no({ code: 'not_allowed' });
    return ask.hub.turns.take(ask.by.id, () => claimInTurn(ask));
  },
};

async function claimInTurn(ask: NamedAsk<'claim'>): Promise<Outcome<'claim'>> {
  const { hub, session, by, command } = ask;
  const prepared = preparePassword(command.password);
  if (!prepared.ok) return no(prepared.refusal);
  const isFresh = await isOneTime(hub, by.id);
  const had = by.record.password !== undefined;
  const { nickname } = by.record;
  const refusal = had && !isFresh ? await disproof(hub, { session, nickname, password: command.old ?? '' }) : null;
  if (refusal) return no(refusal);
  const password = await hub.passwords.hash(prepared.password);
  // He may have left meanwhile, and somebody else may bear the nickname.
  if (by.sessions.size === 0) return no({ code: 'not_named' });
  await keepHeld(ask, { ...by.record, password });
  if (isFresh) await noteOneTime(hub, by.id, false);
  if (had) await endOtherLogins(hub, by, session);
  return done<'claim'>({ you: by.shown });
}

/** Held before it is kept, so that the nickname is nobody else's in between. */
export async function keepHeld(
  { hub, by }: Pick<NamedAsk<'claim'>, 'hub' | 'by'>,
  record: PersonRecord,
): Promise<void> {
  const before = hub.holders.withId(record.id);
  hub.holders.put(record);
  await hub.store.people.put(record).catch((problem) => {
    if (before) hub.holders.put(before);
    else hub.holders.drop(record);
    throw problem;
  });
  hub.people.become(by, record);
  if (!before) by.tellNeighbours({ on: 'claimed', who: by.person });
}
