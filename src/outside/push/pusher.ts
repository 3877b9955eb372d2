import { createHash } from 'node:crypto';
import type { Push, Pushed, Pusher } from '../../hub/ports/pusher.ts';
import type { NoteStore } from '../../hub/ports/store.ts';
import type { Outside, Taken } from '../outside.ts';
import { browserKeys, encrypted } from './encrypted.ts';
import { OwnKey } from './own-key.ts';

/** For how long a service keeps what it can't deliver yet, in seconds. */
const KEPT_FOR = 24 * 60 * 60;
/** In ms. */
const PATIENCE = 10_000;
/** All pushes are as long: whoever carries one does not learn how much was said. */
const BYTES = 2_048;

interface PusherGiven {
  /** Where the key is kept, as the invite key is: whoever has a backup of the data has it, too. */
  readonly notes: NoteStore;
  readonly now: () => number;
}

const NOTE = 'push-key';

/** Sends to browsers from this computer, by nobody's gateway (decision 0044). */
export function pusherBy(outside: Outside, { notes, now }: PusherGiven): Pusher {
  let own: Promise<OwnKey> | null = null;
  const ownKey = () => {
    own ??= keyIn(notes).catch((problem) => {
      own = null;
      throw problem;
    });
    return own;
  };
  return {
    key: async () => (await ownKey()).point,
    takes: async ({ endpoint, p256dh, auth }) =>
      browserKeys(p256dh, auth) !== null && outside.leadsSomewhere(endpoint, PATIENCE),
    async send(push) {
      try {
        return became(await outside.post(push.to.endpoint, letterOf(push, await ownKey(), now())));
      } catch {
        return { is: 'later', ms: null };
      }
    },
  };
}

function letterOf({ to, text, about, urgent, by }: Push, key: OwnKey, now: number) {
  const keys = browserKeys(to.p256dh, to.auth);
  if (!keys) throw new Error('no keys of a browser');
  const headers = {
    authorization: key.authorization(to.endpoint, now, by),
    'content-encoding': 'aes128gcm',
    'content-type': 'application/octet-stream',
    ttl: String(KEPT_FOR),
    urgency: urgent ? 'high' : 'normal',
    // Another one for each browser: two of them do not tell a service that it is about the same.
    topic: createHash('sha256').update(`${about} ${to.auth}`).digest('base64url').slice(0, 32),
  };
  return { headers, body: encrypted(Buffer.from(text), keys, { bytes: BYTES }), ms: PATIENCE };
}

/** RFC 8030 sections 5 and 7.3. */
function became({ status, retryAfter }: Taken): Pushed {
  if (status >= 200 && status < 300) return { is: 'sent' };
  if (status === 404 || status === 410) return { is: 'gone' };
  if (status === 429 || status >= 500) return { is: 'later', ms: secondsIn(retryAfter) };
  return { is: 'refused' };
}

/** As a number of seconds, in ms; a date is passed over. */
function secondsIn(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : null;
}

/** Made once and kept. */
async function keyIn(notes: NoteStore): Promise<OwnKey> {
  const kept = await notes.get(NOTE);
  if (kept !== null) return OwnKey.read(kept);
  const made = OwnKey.make();
  await notes.put(NOTE, made.pem);
  return made;
}
