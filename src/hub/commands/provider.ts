import { prepareNickname } from '../../core/nickname.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { ProviderAccount } from '../ports/proofs.ts';
import { newLogin } from './identity.ts';
import { tooManyTries } from './proof.ts';
import { type Ask, done, no, type Verb } from './verb.ts';

/** The path of the page to which a provider sends one back. */
const BACK = '/p';

/** Sets out for the provider (SPEC A10). */
export const provider: Verb<'provider'> = {
  needs: 'nothing',
  pace: 'ask',
  async run({ hub, session }) {
    const { page } = session.origin;
    if (!hub.provider || page === undefined) return no({ code: 'no_provider' });
    const secret = hub.chance.secret();
    // What stands in an address is not the secret: whoever reads it there has nothing.
    const journey = await hub.provider.begin(page + BACK, hub.chance.digest(`state ${secret}`));
    if (!journey) return no({ code: 'no_provider' });
    hub.journeys.begin(secret, journey);
    session.waitOn();
    return done<'provider'>({ url: journey.url, secret });
  },
};

/** Comes back from there: as whom the provider knows, or with a ticket to become somebody. */
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
    const account = journey && hub.provider ? await hub.provider.finish(journey, command.answer) : null;
    session.waitOn();
    if (!account) {
      hub.paces.guessedWrong(session.origin);
      return no({ code: 'wrong_login', by: 'provider' });
    }
    const { nickname, ...proof } = account;
    const holder = hub.holders.withAccount(proof);
    if (holder) return hub.turns.take(holder.id, () => giveLogin(ask, proof));
    const prepared = prepareNickname(nickname);
    const ticket = hub.chance.secret();
    hub.tickets.begin(ticket, proof);
    return done<'provider-answer'>({ nickname: prepared.ok ? prepared.nickname : '', ticket });
  },
};

async function giveLogin(
  { hub, session }: Ask<'provider-answer'>,
  proof: ProviderAccount,
): Promise<Outcome<'provider-answer'>> {
  const holder = hub.holders.withAccount(proof);
  if (!holder) return no({ code: 'wrong_login', by: 'provider' });
  const { token, login } = newLogin(hub, session);
  await hub.store.people.put(holder, login);
  return done<'provider-answer'>({ nickname: holder.nickname, token });
}
