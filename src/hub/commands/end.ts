import { personOf } from '../../core/entry.ts';
import { denial } from '../../core/roles.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';
import type { Session } from '../session.ts';
import { digestOf } from './logins.ts';
import { endLogins } from './logout.ts';
import { operated } from './operated.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';

const NEITHER = { code: 'bad_request', detail: 'nickname or session, and one of them' } as const;

/** What `logout` is for oneself, the owner does for others. */
export const end: Verb<'end'> = {
  needs: 'name',
  pace: 'moderate',
  async run(ask) {
    const { nickname, session } = ask.command;
    const denied = denial(ask.by.role, 'operate');
    if (denied) return no(denied);
    if (nickname !== undefined && session === undefined) return endPerson(ask, nickname);
    return session !== undefined && nickname === undefined ? endSession(ask, session) : no(NEITHER);
  },
};

async function endPerson(ask: NamedAsk<'end'>, nickname: string): Promise<Outcome<'end'>> {
  const { hub, by } = ask;
  const here = hub.people.named(nickname);
  const meant = here?.record ?? hub.holders.named(nickname);
  if (!meant) return no({ code: 'no_such_person' });
  const { id, bot } = meant;
  if (id === by.id) return no({ code: 'to_yourself' });
  const logins = bot ? [] : await hub.store.people.logins(id);
  await endLogins(
    hub,
    id,
    logins.map(({ digest }) => digest),
  );
  if (here) closeLater(hub, here, [...here.sessions]);
  return operated(ask, { did: 'end', who: personOf(meant) }, done<'end'>({}));
}

async function endSession(ask: NamedAsk<'end'>, id: string): Promise<Outcome<'end'>> {
  const { hub, session: own } = ask;
  const meant = hub.sessions.find((session) => session.id === id);
  if (!meant) return no({ code: 'no_such_login' });
  if (meant === own) return no({ code: 'to_yourself' });
  const { person } = meant;
  // The token of a bot is all it has: it is ended by `remove-bot`.
  if (person && !person.record.bot) await endLogins(hub, person.id, [digestOf(hub, meant)]);
  closeLater(hub, person, [meant]);
  return operated(ask, { did: 'end', ...(person && { who: person.person }) }, done<'end'>({}));
}

/** Whoever asks hears the answer first. Who has no session left is not waited for: he leaves, and his name is free. */
function closeLater(hub: Hub, person: Presence | null, sessions: readonly Session[]): void {
  hub.clock.soon(() => {
    for (const session of sessions) session.close('logged_out');
    if (person?.sessions.size === 0) hub.people.expel(person, 'logged_out');
  });
}
