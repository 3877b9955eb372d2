import { ECDH as Curves, createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';

/** The two keys of a browser: a point of P-256, uncompressed, and 16 bytes that only it and we know. */
export interface BrowserKeys {
  readonly point: Buffer;
  readonly auth: Buffer;
}

/** All that is to be another each time. */
export interface Fresh {
  readonly salt: Buffer;
  readonly own: ECDH;
}

const CURVE = 'prime256v1';
const RECORD_BYTES = 4_096;
/** What of a push a service must take (RFC 8291 section 4): header, text, its end, seal. */
const HEADER_BYTES = 16 + 4 + 1 + 65;
const SEAL_BYTES = 16;
/** The end of the one record that there is (RFC 8188 section 2). */
const END = 2;

/** How many bytes a text may have. */
export const MOST_BYTES = RECORD_BYTES - HEADER_BYTES - SEAL_BYTES - 1;

/** The keys that a browser has given in base64url; null where they are none. */
export function browserKeys(p256dh: string, auth: string): BrowserKeys | null {
  const keys = { point: Buffer.from(p256dh, 'base64url'), auth: Buffer.from(auth, 'base64url') };
  return keys.auth.length === 16 && isPoint(keys.point) ? keys : null;
}

/**
 * A text as that browser alone reads it: RFC 8291, over `aes128gcm` of RFC 8188 with one record. With `bytes` it is filled
 * up to that many first, so that its length tells nothing. A text of more than `MOST_BYTES` is a RangeError.
 */
export function encrypted(text: Buffer, to: BrowserKeys, { bytes = 0, fresh = freshKeys() } = {}): Buffer {
  if (text.length > MOST_BYTES) throw new RangeError(`a push has ${MOST_BYTES} bytes at most`);
  const { salt, own } = fresh;
  const ours = own.getPublicKey();
  const shared = own.computeSecret(to.point);
  const secret = derived(shared, to.auth, [Buffer.from('WebPush: info\0'), to.point, ours], 32);
  const key = derived(secret, salt, [Buffer.from('Content-Encoding: aes128gcm\0')], 16);
  const nonce = derived(secret, salt, [Buffer.from('Content-Encoding: nonce\0')], 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const filling = Buffer.alloc(Math.max(0, Math.min(bytes, MOST_BYTES) - text.length));
  const sealed = [cipher.update(Buffer.concat([text, Buffer.of(END), filling])), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([salt, sizeOf(RECORD_BYTES), Buffer.of(ours.length), ours, ...sealed]);
}

function freshKeys(): Fresh {
  const own = createECDH(CURVE);
  own.generateKeys();
  return { salt: randomBytes(16), own };
}

function derived(secret: Buffer, salt: Buffer, info: readonly Buffer[], length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, Buffer.concat(info), length));
}

function sizeOf(bytes: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(bytes);
  return size;
}

/** Uncompressed, and on the curve: on another one, what we answer would tell of our half. */
function isPoint(bytes: Buffer): boolean {
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  try {
    Curves.convertKey(bytes, CURVE);
    return true;
  } catch {
    return false;
  }
}
