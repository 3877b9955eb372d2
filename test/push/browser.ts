import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { PushAddress } from '../../src/hub/ports/pusher.ts';

/** The far end of a push: a browser that reads, by its own keys, what was sent to it (RFC 8291, RFC 8188). */
export class Browser {
  readonly #curve = createECDH('prime256v1');
  readonly #auth: Buffer;
  readonly endpoint: string;

  constructor(endpoint: string, given: { readonly own?: string; readonly auth?: string } = {}) {
    this.endpoint = endpoint;
    if (given.own === undefined) this.#curve.generateKeys();
    else this.#curve.setPrivateKey(Buffer.from(given.own, 'base64url'));
    this.#auth = given.auth === undefined ? randomBytes(16) : Buffer.from(given.auth, 'base64url');
  }

  get address(): PushAddress {
    const { endpoint } = this;
    return {
      endpoint,
      p256dh: this.#curve.getPublicKey().toString('base64url'),
      auth: this.#auth.toString('base64url'),
    };
  }

  /** Throws where it is not for this browser, or was changed on its way. */
  read(body: Buffer): string {
    const [salt, keyLength] = [body.subarray(0, 16), body.readUInt8(20)];
    const theirs = body.subarray(21, 21 + keyLength);
    const sealed = body.subarray(21 + keyLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#curve.getPublicKey(), theirs]);
    const secret = derive(this.#curve.computeSecret(theirs), this.#auth, info, 32);
    const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const record = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return record.subarray(0, record.lastIndexOf(2)).toString();
  }
}

function derive(secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, length));
}
