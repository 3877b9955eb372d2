import { PASSKEYS_PER_PERSON } from '../../core/limits.ts';
import { siteOf } from '../../core/passkey.ts';
import type { Refusal } from '../../core/refusal.ts';
import { prepareReason } from '../../core/text.ts';
import type { Outcome } from '../../protocol/answer.ts';
import { accountsOf, passkeysOf, withPasskeys } from '../account.ts';
import { keepHeld } from './claim.ts';
import { disproof } from './proof.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';

/** Code points. */
const NAME_LIMIT = 64;

export const passkeys: Verb<'passkeys'> = {
  needs: 'name',
  pace: 'ask',
  run: ({ by: { record } }) =>
    done<'passkeys'>({
      passkeys: passkeysOf(record).map(({ id, name, since, usedAt }) => ({
        ...{ id, name, since },
        ...(usedAt !== undefined && { usedAt }),
      })),
      password: record.password !== undefined,
    }),
};

export const addPasskey: Verb<'add-passkey'> = {
  needs: 'name',
  pace: 'name',
  holds: true,
  async run(ask) {
    if (ask.by.record.bot) return no({ code: 'not_allowed' });
    return ask.hub.turns.take(ask.by.id, () => addInTurn(ask));
  },
};

export const removePasskey: Verb<'remove-passkey'> = {
  needs: 'name',
  pace: 'ask',
  async run(ask) {
    return ask.hub.turns.take(ask.by.id, () => removeInTurn(ask));
  },
};

async function addInTurn(ask: NamedAsk<'add-passkey'>): Promise<Outcome<'add-passkey'>> {
  const { hub, session, by, command } = ask;
  const site = siteOf(session.origin.page);
  if (!site) return no({ code: 'no_passkeys_here' });
  const name = prepareReason(command.name ?? '', NAME_LIMIT);
  if (!name.ok) return no(name.refusal);
  if (passkeysOf(by.record).length >= PASSKEYS_PER_PERSON) return no({ code: 'too_many', limit: PASSKEYS_PER_PERSON });
  const refusal = await unproved(ask);
  if (refusal) return no(refusal);
  let challenge = '';
  const isAsked = (asked: string) => {
    challenge = asked;
    return hub.challenges.isGood(asked, by.id);
  };
  const made = await hub.passkeys.made(command, { site, isAsked });
  if (!made || hub.holders.withPasskey(command.id)) return no({ code: 'wrong_login', by: 'passkey' });
  // He may have left meanwhile, and somebody else may bear the nickname.
  if (by.sessions.size === 0) return no({ code: 'not_named' });
  const passkey = { ...made, id: command.id, name: name.reason, since: hub.clock.now() };
  await keepHeld(ask, withPasskeys(by.record, [...passkeysOf(by.record), passkey]));
  hub.challenges.use(challenge);
  return done<'add-passkey'>({ you: by.shown });
}

/** To one who only sits at another's device his account gives no further proof. */
async function unproved({ hub, session, by, command }: NamedAsk<'add-passkey'>): Promise<Refusal | null> {
  const { password, nickname } = by.record;
  if (password === undefined) return null;
  return disproof(hub, { session, nickname, password: command.password ?? '' });
}

async function removeInTurn(ask: NamedAsk<'remove-passkey'>): Promise<Outcome<'remove-passkey'>> {
  const { record } = ask.by;
  const rest = passkeysOf(record).filter(({ id }) => id !== ask.command.passkey);
  if (rest.length === passkeysOf(record).length) return no({ code: 'no_such_login' });
  const others = accountsOf(record).length + (record.password === undefined ? 0 : 1);
  if (rest.length + others === 0) return no({ code: 'last_proof' });
  await keepHeld(ask, withPasskeys(record, rest));
  return done<'remove-passkey'>({});
}
