import { ACCOUNTS_PER_PERSON } from '../../core/limits.ts';
import { prepareNickname } from '../../core/nickname.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Outcome } from '../../protocol/answer.ts';
import { accountsOf, hasAccount, withAccount } from '../account.ts';
import type { PersonRecord } from '../ports/people.ts';
import type { ProviderAccount } from '../ports/proofs.ts';
import { newLogin } from './identity.ts';
import { disproof, tooManyTries } from './proof.ts';
import { type Ask, done, no, type Verb } from './verb.ts';

/** The path of the page to which a provider sends one back. */
const BACK = '/p';

/** Sets out for the provider (SPEC A10). */
export const provider: Verb<'provider'> = {
  needs: 'nothing',
  pace: 'ask',
  async run(ask) {
    const { hub, session } = ask;
    const { page } = session.origin;
    if (!hub.provider || page === undefined) return no({ code: 'no_provider' });
    const refusal = await mayNotAdd(ask);
    if (refusal) return no(refusal);
    const secret = hub.chance.secret();
    // What stands in an address is not the secret: whoever reads it there has nothing.
    const way = await hub.provider.begin(page + BACK, hub.chance.digest(`state ${secret}`));
    if (!way) return no({ code: 'no_provider' });
    hub.journeys.begin(secret, { way, adds: session.person?.id ?? null });
    session.waitOn();
    return done<'provider'>({ url: way.url, secret });
  },
};

/** Whoever is somebody already adds to his account, which he proves to be his; a guest has none. */
async function mayNotAdd({ hub, session, command }: Ask<'provider'>): Promise<Refusal | null> {
  const { person } = session;
  if (!person) return null;
  const { record } = person;
  if (record.bot || !hasAccount(record)) return { code: 'not_allowed' };
  if (accountsOf(record).length >= ACCOUNTS_PER_PERSON) return { code: 'too_many', limit: ACCOUNTS_PER_PERSON };
  if (record.password === undefined) return null;
  return disproof(hub, { session, nickname: record.nickname, password: command.password ?? '' });
}

/** Comes back from there: as whom the provider knows, as who adds it to his account, or with a ticket to become somebody. */
export const providerAnswer: Verb<'provider-answer'> = {
  needs: 'nothing',
  pace: 'ask',
  async run(ask) {
    const { hub, session, command } = ask;
    const haste = tooManyTries(hub, { session, nickname: '' });
    if (haste) return no(haste);
    const journey = hub.journeys.find(command.secret);
    // Once: the answer is for the first who brings it, be it right or wrong.
    hub.journeys.end(command.secret);
    const account = journey && hub.provider ? await hub.provider.finish(journey.way, command.answer) : null;
    session.waitOn();
    if (!journey || !account) {
      hub.paces.guessedWrong(session.origin);
      return no({ code: 'wrong_login', by: 'provider' });
    }
    const { nickname, ...proof } = account;
    const { adds } = journey;
    if (adds !== null) return hub.turns.take(adds, () => addAccount(ask, adds, proof));
    const holder = hub.holders.withAccount(proof);
    if (holder) return hub.turns.take(holder.id, () => giveLogin(ask, proof));
    const prepared = prepareNickname(nickname);
    const ticket = hub.chance.secret();
    hub.tickets.begin(ticket, proof);
    return done<'provider-answer'>({ nickname: prepared.ok ? prepared.nickname : '', ticket });
  },
};

async function giveLogin(ask: Ask<'provider-answer'>, proof: ProviderAccount): Promise<Outcome<'provider-answer'>> {
  const holder = ask.hub.holders.withAccount(proof);
  return holder ? loggedIn(ask, holder) : no({ code: 'wrong_login', by: 'provider' });
}

/** It is added to nobody who is no longer there, and no account is two persons'. */
async function addAccount(
  ask: Ask<'provider-answer'>,
  id: string,
  proof: ProviderAccount,
): Promise<Outcome<'provider-answer'>> {
  const { hub } = ask;
  const [holder, other] = [hub.holders.withId(id), hub.holders.withAccount(proof)];
  if (!holder || (other && other.id !== id)) return no({ code: 'wrong_login', by: 'provider' });
  if (other) return loggedIn(ask, holder);
  const changed = withAccount(holder, proof);
  hub.holders.put(changed);
  const outcome = await loggedIn(ask, changed).catch((problem) => {
    hub.holders.put(holder);
    throw problem;
  });
  const here = hub.people.withId(id);
  if (here) hub.people.become(here, changed);
  return outcome;
}

async function loggedIn(
  { hub, session }: Ask<'provider-answer'>,
  holder: PersonRecord,
): Promise<Outcome<'provider-answer'>> {
  const { token, login } = newLogin(hub, session);
  await hub.store.people.put(holder, login);
  return done<'provider-answer'>({ nickname: holder.nickname, token });
}
