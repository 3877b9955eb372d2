import { ALGORITHMS } from '../core/passkey.ts';
import type { Asked, PasskeyJudge } from '../hub/ports/proofs.ts';

/** Loaded when somebody first has a passkey to show: it is large, and most servers never need it. */
const library = () => import('@simplewebauthn/server');

const RESULTS = { clientExtensionResults: {}, type: 'public-key' } as const;

/** Passkeys, judged by SimpleWebAuthn: made for this site, by somebody whom his device knew by a PIN, a finger or a face. */
export const passkeys: PasskeyJudge = {
  async made({ id, clientData: clientDataJSON, attestation: attestationObject }, asked) {
    const { verifyRegistrationResponse } = await library();
    const response = { id, rawId: id, response: { clientDataJSON, attestationObject }, ...RESULTS };
    const options = { response, ...expected(asked), supportedAlgorithmIDs: [...ALGORITHMS] };
    const { verified, registrationInfo } = await verifyRegistrationResponse(options).catch(() => FAILED);
    if (!verified || registrationInfo?.credential.id !== id) return null;
    const { publicKey, counter } = registrationInfo.credential;
    return { key: Buffer.from(publicKey).toString('base64url'), count: counter };
  },

  async signed({ id, clientData: clientDataJSON, authenticatorData, signature }, { key, count }, asked) {
    const { verifyAuthenticationResponse } = await library();
    const response = { id, rawId: id, response: { clientDataJSON, authenticatorData, signature }, ...RESULTS };
    const credential = { id, publicKey: new Uint8Array(Buffer.from(key, 'base64url')), counter: count };
    const options = { response, credential, ...expected(asked) };
    const { verified, authenticationInfo } = await verifyAuthenticationResponse(options).catch(() => FAILED);
    return verified && authenticationInfo ? authenticationInfo.newCounter : null;
  },
};

const FAILED = { verified: false, registrationInfo: undefined, authenticationInfo: undefined } as const;

function expected({ site, isAsked }: Asked) {
  return {
    expectedOrigin: site.origin,
    expectedRPID: site.domain,
    requireUserVerification: true,
    expectedChallenge: (challenge: string) => isAsked(Buffer.from(challenge, 'base64url').toString('utf8')),
  };
}
