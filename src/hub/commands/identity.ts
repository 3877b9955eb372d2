import type { Invite } from '../../core/invite.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { Login, PersonRecord } from '../ports/people.ts';
import type { Session } from '../session.ts';

/** Who says `hello`: someone known by his token, or someone new with a first login. */
export type Identity = { readonly id: string; readonly token: string /** ms since 1970. */; readonly since: number } & (
  | { readonly known: PersonRecord; readonly login: null }
  | { readonly known: null; readonly login: Login }
);

export async function identify(hub: Hub, session: Session, command: Command<'hello'>): Promise<Identity | Refusal> {
  const token = command.token ?? session.token;
  if (token === null) {
    const invite = linkIn(hub, command, null);
    if (invite && 'code' in invite) return invite;
    return hub.door.refusal(command, { origin: session.origin, invite }) ?? newcomer(hub, session);
  }
  const known = await hub.store.people.byToken(hub.chance.digest(token));
  const another = session.person !== null && session.person.id !== known?.id;
  if (!known || another || !opensHere(known, session)) return { code: 'wrong_token' };
  return { id: known.id, token, since: known.since, known, login: null };
}

/** The invite link that was brought, or that it lets this person in no more: null is somebody new. */
export function linkIn(
  hub: Hub,
  { invite: secret }: Pick<Command<'hello'>, 'invite'>,
  person: string | null,
): Invite | Refusal | null {
  if (secret === undefined || hub.door.isKey(secret)) return null;
  return hub.invites.opened({ secret, person }) ?? { code: 'no_such_invite' };
}

/** The token of a webhook is good at its URL and nowhere else (SPEC B6). */
function opensHere({ webhook }: PersonRecord, { origin }: Session): boolean {
  return (webhook !== undefined) === (origin.gateway === 'webhook');
}

/** Somebody whom nobody knows yet. */
export function newcomer(hub: Hub, session: Session): Extract<Identity, { known: null }> {
  const since = hub.clock.now();
  return { id: hub.chance.id(since), since, known: null, ...newLogin(hub, session) };
}

/** One more way in, and the token that opens it, which nobody but its bearer ever learns. */
export function newLogin(hub: Hub, { origin }: Session): { readonly token: string; readonly login: Login } {
  const token = hub.chance.secret();
  return { token, login: { digest: hub.chance.digest(token), via: origin.gateway, since: hub.clock.now() } };
}
