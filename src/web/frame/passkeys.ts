import type { Asked, Transport } from '../../client/index.ts';

type Challenge = Extract<Asked<'passkey-challenge'>, { ok: true }>;

/** Within which, in ms, one has to find his key; the server waits a little longer. */
const TIMEOUT_MS = 110_000;

const VERIFIED = { residentKey: 'required', userVerification: 'required' } as const;

/** Whether a browser has passkeys at this address: with https or on localhost, and where it is a name. */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && !/^[\d.]+$|^\[/.test(location.hostname);
}

/** A new passkey, as `add-passkey` takes it. Rejects with the browser's own DOMException; `NotAllowedError` where one thought better of it. */
export async function makePasskey(given: Challenge, nickname: string) {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: utf8(given.challenge),
      rp: { id: given.domain, name: given.domain },
      user: { id: utf8(given.user ?? ''), name: nickname, displayName: nickname },
      pubKeyCredParams: given.algorithms.map((alg) => ({ type: 'public-key' as const, alg })),
      excludeCredentials: given.known.map((id) => ({ type: 'public-key' as const, id: bytesOf(id) })),
      authenticatorSelection: VERIFIED,
      timeout: TIMEOUT_MS,
    },
  });
  const { rawId, response } = made as PublicKeyCredential & { readonly response: AuthenticatorAttestationResponse };
  return {
    id: base64(rawId),
    clientData: base64(response.clientDataJSON),
    attestation: base64(response.attestationObject),
  };
}

/** Logs in by a passkey that one chooses. Rejects as above. */
export async function logIn(transport: Pick<Transport, 'ask'>): Promise<Asked<'login'>> {
  const given = await transport.ask('passkey-challenge', {});
  if (!given.ok) return given;
  const found = await navigator.credentials.get({
    publicKey: {
      challenge: utf8(given.challenge),
      rpId: given.domain,
      userVerification: VERIFIED.userVerification,
      timeout: TIMEOUT_MS,
    },
  });
  const { rawId, response } = found as PublicKeyCredential & { readonly response: AuthenticatorAssertionResponse };
  const passkey = {
    id: base64(rawId),
    clientData: base64(response.clientDataJSON),
    authenticatorData: base64(response.authenticatorData),
    signature: base64(response.signature),
  };
  return transport.ask('login', { passkey });
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64(bytes: ArrayBuffer): string {
  const letters = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}
