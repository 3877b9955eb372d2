import { expect } from 'vitest';
import { Authenticator } from '../../authenticator.ts';
import { PAGE } from '../house.ts';
import { localProvider, wayToProvider } from '../provider.ts';
import type { Stage } from '../stage.ts';
import type { Answer } from '../voices/voice.ts';
import { casting, needing, type Row, row } from './row.ts';

const AT = { page: PAGE };

/** Proving who one is without a password, and where one is logged in. */
export const prove: readonly Row[] = [
  needing(
    'account',
    row('X makes a passkey', (stage, { X }) => addPasskey(stage, X)),
  ),
  needing(
    'account',
    row('X removes the passkey', (stage, { X }) =>
      stage.ask(X, { do: 'remove-passkey', passkey: deviceOf(stage, X).id.toString('base64url') }),
    ),
  ),
  needing(
    'account',
    casting('X logs in by the passkey of Y', (stage, { X, Y }) => comeByPasskey(stage, X, Y)),
  ),
  row('there is a provider of logins', async (stage) => stage.furnish({ provider: await wayToProvider() })),
  // The longer one first: what it ends with is no part of an account's name.
  needing(
    'account',
    casting('X logs in at the provider as TEXT, and wants to be NICK', (stage, { X, TEXT, NICK }) =>
      comeByProvider(stage, X, TEXT, NICK),
    ),
  ),
  needing(
    'account',
    casting('X logs in at the provider as TEXT', (stage, { X, TEXT }) => comeByProvider(stage, X, TEXT)),
  ),
  needing(
    'account',
    row('X adds TEXT of the provider by "WHAT"', (stage, { X, TEXT, WHAT }) => addAccount(stage, X, TEXT, WHAT)),
  ),
  needing(
    'account',
    row('X is logged in N times', async (stage, { X, N }) =>
      expect((await stage.of(X).learn({ do: 'logins' })).logins).toHaveLength(Number(N)),
    ),
  ),
  needing(
    'account',
    row('X ends his other logins', (stage, { X }) => stage.ask(X, { do: 'logout', others: true })),
  ),
];

const devices = new WeakMap<Stage, Map<string, Authenticator>>();

/** Each has one of his own. */
function deviceOf(stage: Stage, name: string): Authenticator {
  const all = devices.get(stage) ?? new Map<string, Authenticator>();
  const device = all.get(name) ?? new Authenticator();
  devices.set(stage, all.set(name, device));
  return device;
}

async function addPasskey(stage: Stage, name: string): Promise<void> {
  const made = deviceOf(stage, name).make(await challenge(stage, name), AT);
  await stage.ask(name, { do: 'add-passkey', ...made });
}

async function comeByPasskey(stage: Stage, name: string, of: string): Promise<void> {
  const character = await stage.connected(name);
  const passkey = deviceOf(stage, of).sign(await challenge(stage, name), AT);
  const answered = await character.ask({ do: 'login', passkey });
  if (answered.ok) await stage.comeInBy(name, answered.answer, { nickname: stage.of(of).nickname });
}

async function challenge(stage: Stage, name: string) {
  const { challenge = '', domain = '' } = await stage.of(name).learn({ do: 'passkey-challenge' });
  return { challenge, domain };
}

/** There and back: as whom that account is, or as who comes by it for the first time. */
async function comeByProvider(stage: Stage, name: string, account: string, wanted?: string): Promise<void> {
  const { nickname = '', ticket, ...answer } = await thereAndBack(stage, name, account, {});
  if (ticket === undefined && answer.token === undefined) return;
  await stage.comeInBy(name, answer, { nickname: wanted ?? nickname, ...(ticket !== undefined && { ticket }) });
}

/** Over another connection, as a page has it that was away meanwhile. */
async function addAccount(stage: Stage, name: string, account: string, password: string): Promise<void> {
  await thereAndBack(stage, name, account, { password });
}

async function thereAndBack(
  stage: Stage,
  name: string,
  account: string,
  proof: { readonly password?: string },
): Promise<Answer> {
  const character = await stage.connected(name);
  const { url, secret = '' } = await character.learn({ do: 'provider', ...proof });
  if (url === undefined) return {};
  const back = await (await localProvider()).visit(url, account);
  return character.learn({ do: 'provider-answer', secret, answer: back.search.slice(1) });
}
