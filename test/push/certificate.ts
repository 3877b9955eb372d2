import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate and its key, in PEM: signed by itself, for one name, for the years in which tests run. */
export function certificateFor(name: string): { readonly cert: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signedBy = sequence(ECDSA_WITH_SHA256);
  const called = sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from(name)))));
  const valid = sequence(...['250101000000Z', '491231235959Z'].map((time) => tagged(0x17, Buffer.from(time))));
  const names = sequence(ALSO_CALLED, tagged(0x04, sequence(tagged(0x82, Buffer.from(name)))));
  const said = sequence(
    tagged(0xa0, tagged(0x02, Buffer.of(2))),
    tagged(0x02, Buffer.of(1)),
    ...[signedBy, called, valid, called],
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(names)),
  );
  const seal = tagged(0x03, Buffer.concat([Buffer.of(0), sign('sha256', said, privateKey)]));
  const lines =
    sequence(said, signedBy, seal)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const ALSO_CALLED = Buffer.from('0603551d11', 'hex');

const sequence = (...parts: readonly Buffer[]) => tagged(0x30, Buffer.concat(parts));

/** DER: what it is, how long, and the bytes. */
function tagged(tag: number, bytes: Buffer): Buffer {
  const { length } = bytes;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), bytes]);
}
