import { type Asked, type Failure, Identity } from '../../client/index.ts';
import type { Language } from '../../config.ts';
import { openProfile, type Profile } from './profile.ts';
import { wire } from './wire.ts';

interface LogInGiven {
  readonly origin: string;
  readonly home: string;
  readonly language: Language;
  /** Empty where the secret of a login link is the proof. */
  readonly nickname: string;
  readonly password: string;
}

/** Who one is from now on, and the profile that says so; or why not. */
export type LoggedIn =
  | { readonly ok: true; readonly nickname: string; readonly profile: Profile }
  | { readonly ok: false; readonly error: Failure };

/** Proves who one is, over a line of its own, and keeps that in the profile of that nickname. */
export async function logIn({ origin, home, language, nickname, password }: LogInGiven): Promise<LoggedIn> {
  const line = wire(origin);
  const asked = await new Promise<Asked<'login'>>((resolve) => {
    line.listen({
      onOpen: () => void line.ask('login', { nickname, password }).then(resolve),
      onLost: () => resolve({ ok: false, error: { code: 'lost' } }),
      onTold: () => {},
    });
    line.open(language);
  });
  line.close();
  if (!asked.ok) return asked;
  const profile = openProfile(home, origin, asked.nickname);
  if (!profile) throw new Error('a nickname has a profile');
  new Identity(profile.device).become({ you: { id: '', nickname: asked.nickname }, token: asked.token });
  return { ok: true, nickname: asked.nickname, profile };
}
