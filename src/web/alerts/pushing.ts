import type { Connection } from '../../client/index.ts';
import { wishes } from './wishes.svelte.ts';

/** Why this browser can't call while no page is open. `service`: it does not reach, or has none, that carries its pushes. */
export type PushFault = 'closed_unable' | 'closed_account' | 'closed_off' | 'closed_service' | 'closed_lost';

const able = (): boolean => isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window;

/** From now on this browser calls me while no page is open, as I wish it now; or why it doesn't. */
export async function callWhenClosed(connection: Connection): Promise<PushFault | null> {
  if (!able()) return 'closed_unable';
  const asked = await connection.ask('push', {});
  if (!asked.ok) return asked.error.code === 'not_allowed' ? 'closed_account' : 'closed_lost';
  if (asked.key === undefined) return 'closed_off';
  const subscription = await subscribed(asked.key).catch(() => null);
  if (!subscription) return 'closed_service';
  const told = await connection.ask('push', { ...addressOf(subscription), ...wished() });
  return told.ok ? null : 'closed_lost';
}

/** This browser calls me no more. Where the server does not hear it now, it does when it next calls. */
export async function callNoMore(connection: Connection | null): Promise<void> {
  if (!able()) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return;
  await connection?.ask('push', { endpoint: subscription.endpoint, off: true });
  await subscription.unsubscribe();
}

/** With the server's key; what was agreed upon with another one is void. */
async function subscribed(applicationServerKey: string): Promise<PushSubscription> {
  // The worker comes with the page, but a little later; where it is there already, this changes nothing.
  await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' });
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  if (before && keyOf(before) !== applicationServerKey) await before.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

function keyOf({ options: { applicationServerKey } }: PushSubscription): string {
  return applicationServerKey ? base64url(applicationServerKey) : '';
}

function addressOf(subscription: PushSubscription) {
  const key = (name: PushEncryptionKeyName) => base64url(subscription.getKey(name) ?? new ArrayBuffer());
  return { endpoint: subscription.endpoint, p256dh: key('p256dh'), auth: key('auth') };
}

/** As the server takes it. */
function wished() {
  const { quiet, discreet } = wishes.now;
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    words: wishes.words.slice(0, 20).map((word) => word.trim().slice(0, 64)),
    ...(quiet && { quiet: { ...quiet, zone } }),
    ...(discreet && { discreet: true as const }),
  };
}

function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
