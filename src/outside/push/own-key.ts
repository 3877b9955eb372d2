import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** How long a push service believes what was signed, in seconds; a day is the most that it does (RFC 8292 section 2). */
const GOOD_FOR = 12 * 60 * 60;

/** By which this server is known to push services: a key pair of P-256 (RFC 8292, VAPID). */
export class OwnKey {
  /** The public half, as browsers take it: an uncompressed point, in base64url. */
  readonly point: string;
  readonly #key: KeyObject;

  private constructor(key: KeyObject) {
    this.#key = key;
    const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' });
    this.point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString(
      'base64url',
    );
  }

  static make(): OwnKey {
    return new OwnKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  }

  /** Throws where that is none. */
  static read(pem: string): OwnKey {
    return new OwnKey(createPrivateKey(pem));
  }

  /** In PEM, to be kept. */
  get pem(): string {
    return String(this.#key.export({ type: 'pkcs8', format: 'pem' }));
  }

  /** The `Authorization` for a service: a JWT (ES256) for its origin alone. `now` is ms since 1970; `by` says who sends. */
  authorization(endpoint: string, now: number, by: string | null): string {
    const exp = Math.floor(now / 1_000) + GOOD_FOR;
    const claims = { aud: new URL(endpoint).origin, exp, ...(by !== null && { sub: by }) };
    const signed = `${json({ typ: 'JWT', alg: 'ES256' })}.${json(claims)}`;
    const signature = sign('sha256', Buffer.from(signed), { key: this.#key, dsaEncoding: 'ieee-p1363' });
    return `vapid t=${signed}.${signature.toString('base64url')}, k=${this.point}`;
  }
}

function json(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
