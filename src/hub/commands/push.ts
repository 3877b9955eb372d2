import { clockIn } from '../../core/quiet.ts';
import type { Outcome } from '../../protocol/answer.ts';
import { hasAccount } from '../account.ts';
import type { Device } from '../push/subscriptions.ts';
import { digestOf } from './logins.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';

export const push: Verb<'push'> = {
  needs: 'name',
  pace: 'push',
  async run(ask) {
    const { by, command } = ask;
    if (by.record.bot) return no({ code: 'not_allowed' });
    // A guest who left may be somebody else tomorrow: whoever is called has to stay who he is.
    if (!hasAccount(by.record)) return no({ code: 'not_allowed', needs: 'member' });
    if (command.endpoint === undefined) return standing(ask);
    return command.off ? drop(ask, command.endpoint) : add(ask, command.endpoint);
  },
};

async function add(ask: NamedAsk<'push'>, endpoint: string): Promise<Outcome<'push'>> {
  const { hub, session, by, command } = ask;
  const { pushing, clock } = hub;
  const { p256dh = '', auth = '', words = [], quiet, discreet } = command;
  if (!hub.settings.push) return no({ code: 'not_allowed' });
  if (quiet && clockIn(quiet.zone, clock.now()) === null) return no({ code: 'bad_request', detail: 'quiet: zone' });
  const { page = '' } = session.origin;
  const device: Device = {
    ...{ endpoint, p256dh, auth, words },
    login: digestOf(hub, session),
    language: session.language,
    ...(quiet && { quiet }),
    ...(discreet && { discreet }),
    ...(page.startsWith('https:') && { page }),
  };
  if (!(await pushing.takes(device))) return no({ code: 'bad_request', detail: 'endpoint, p256dh or auth' });
  return hub.turns.take(by.id, () => addInTurn(ask, device));
}

async function addInTurn(ask: NamedAsk<'push'>, device: Device): Promise<Outcome<'push'>> {
  const { hub, by } = ask;
  const { subscriptions } = hub.pushing;
  // He may have been forgotten meanwhile.
  if (!hasAccount(by.record)) return no({ code: 'not_allowed', needs: 'member' });
  const before = subscriptions.ownerOf(device.endpoint);
  if (before !== null && before !== by.id) {
    if (!isSame(subscriptions.of(before)?.devices ?? [], device)) return no({ code: 'not_yours' });
    await subscriptions.drop(before, device.endpoint);
  }
  const rooms = [...by.rooms].map(({ log }) => log);
  await subscriptions.add(by.id, device, rooms);
  return standing(ask);
}

/** Of two who use one browser the one is called in it who came last; who only knows its address does not use it. */
function isSame(devices: readonly Device[], { endpoint, p256dh, auth }: Device): boolean {
  return devices.some((one) => one.endpoint === endpoint && one.p256dh === p256dh && one.auth === auth);
}

async function drop(ask: NamedAsk<'push'>, endpoint: string): Promise<Outcome<'push'>> {
  const { subscriptions } = ask.hub.pushing;
  if (subscriptions.ownerOf(endpoint) !== ask.by.id) return no({ code: 'no_change' });
  await subscriptions.drop(ask.by.id, endpoint);
  return standing(ask);
}

async function standing({ hub: { pushing }, by }: NamedAsk<'push'>): Promise<Outcome<'push'>> {
  const key = await pushing.key();
  const { devices = [] } = pushing.subscriptions.of(by.id) ?? {};
  return done<'push'>({ ...(key !== null && { key }), devices: devices.length });
}
