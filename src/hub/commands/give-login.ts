import type { Refusal } from '../../core/refusal.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { PersonRecord } from '../ports/people.ts';
import { newLogin } from './identity.ts';
import { type Ask, done, no } from './verb.ts';

/** Somebody has proved who he is: a token of his. Kept with it is whatever is new about him. */
export async function giveLogin({ hub, session }: Ask<'login'>, person: PersonRecord): Promise<Outcome<'login'>> {
  const { token, login } = newLogin(hub, session);
  await hub.store.people.put(person, login);
  return done<'login'>({ token, nickname: person.nickname });
}

/** He may try again. */
export function refused({ session }: Ask<'login'>, refusal: Refusal): Outcome<'login'> {
  session.waitOn();
  return no(refusal);
}
