import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Payload } from '../src/protocol/commands.ts';

interface Challenge {
  readonly challenge: string;
  readonly domain: string;
}

/** What a page in a browser has: an address. */
interface AtPage {
  readonly page: string;
  /** Whether a finger, a face or a PIN was asked for. */
  readonly knowsUser?: boolean;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** A device with one passkey (w3.org/TR/webauthn-3, sections 6.1 and 6.5), as far as a browser would let it. */
export class Authenticator {
  readonly id = randomBytes(16);
  readonly #key: KeyObject;
  readonly #point: { readonly x: Buffer; readonly y: Buffer };
  readonly #counts: boolean;
  #count = 0;

  /** Those that are shared between devices do not count. */
  constructor({ counts = true } = {}) {
    this.#counts = counts;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    this.#point = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
  }

  make(challenge: Challenge, at: AtPage): Payload<'add-passkey'> {
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, this.#publicKey]);
    const data = this.#data(challenge, at, HAS_CREDENTIAL, credential);
    return {
      id: this.id.toString('base64url'),
      clientData: clientData('webauthn.create', challenge, at).toString('base64url'),
      attestation: attestation(data).toString('base64url'),
    };
  }

  sign(challenge: Challenge, at: AtPage): NonNullable<Payload<'login'>['passkey']> {
    if (this.#counts) this.#count += 1;
    const data = this.#data(challenge, at, 0, Buffer.alloc(0));
    const said = clientData('webauthn.get', challenge, at);
    const signature = createSign('sha256').update(data).update(sha256(said)).sign(this.#key);
    return {
      id: this.id.toString('base64url'),
      clientData: said.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    };
  }

  /** A key as COSE has it: {1: 2, 3: -7, -1: 1, -2: x, -3: y}, in CBOR. */
  get #publicKey(): Buffer {
    const { x, y } = this.#point;
    const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32]);
    return Buffer.concat([head, x, Buffer.from([0x22, 0x58, 32]), y]);
  }

  #data({ domain }: Challenge, { knowsUser = true }: AtPage, flags: number, rest: Buffer): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.#count);
    const all = flags | USER_PRESENT | (knowsUser ? USER_VERIFIED : 0);
    return Buffer.concat([sha256(Buffer.from(domain)), Buffer.from([all]), count, rest]);
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

function clientData(type: string, { challenge }: Challenge, { page }: AtPage): Buffer {
  const signed = Buffer.from(challenge).toString('base64url');
  return Buffer.from(JSON.stringify({ type, challenge: signed, origin: page, crossOrigin: false }));
}

/** `{fmt: 'none', attStmt: {}, authData}` in CBOR. */
function attestation(data: Buffer): Buffer {
  const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
  const [none, size] = [Buffer.from([0xa0]), Buffer.from([0x58, data.length])];
  return Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    none,
    text('authData'),
    size,
    data,
  ]);
}
