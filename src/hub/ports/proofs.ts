import type { Site } from '../../core/passkey.ts';

/** Passwords, of which only hashes are ever at rest. */
export interface Passwords {
  /** How many are still to be computed: each takes long on purpose. */
  readonly waiting: number;
  /** A PHC string to keep. */
  hash(password: string): Promise<string>;
  /** Whether it is the password. With null, for whom there is none, it takes as long and answers false. */
  verify(password: string, phc: string | null): Promise<boolean>;
}

/** The public half of a passkey, in base64url, and how often it had signed when it was last seen; 0 where that is not counted. */
export interface PasskeyKey {
  readonly key: string;
  readonly count: number;
}

/** By which somebody proves who he is, on the device that has the other half. */
export interface Passkey extends PasskeyKey {
  readonly id: string;
  /** What he calls it. */
  readonly name: string;
  /** ms since 1970: made, and last used. */
  readonly since: number;
  readonly usedAt?: number;
}

/** What a browser's authenticator has signed (w3.org/TR/webauthn-3), all in base64url. */
export interface SignedPasskey {
  readonly id: string;
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
}

/** A passkey that was just made, in base64url. */
export interface NewPasskey {
  readonly id: string;
  readonly clientData: string;
  readonly attestation: string;
}

/** Where something was to be signed, and whether a challenge is the one that was to be. */
export interface Asked {
  readonly site: Site;
  readonly isAsked: (challenge: string) => boolean;
}

/** Judges passkeys that were made or used by somebody whom his device knows. Never rejects. */
export interface PasskeyJudge {
  /** The key to keep; null where it was not made as it was asked. */
  made(passkey: NewPasskey, asked: Asked): Promise<PasskeyKey | null>;
  /** How often the key has signed by now; null where this is not its signature. */
  signed(passkey: SignedPasskey, key: PasskeyKey, asked: Asked): Promise<number | null>;
}

/** An account that somebody has with a provider: who gave it, and its name there, which stays the same. */
export interface ProviderAccount {
  readonly issuer: string;
  readonly subject: string;
}

/** Somebody's way to a provider and back. All but `url` is what must be so of the answer. */
export interface ProviderJourney {
  /** Where to send the browser. */
  readonly url: string;
  /** Where it is sent back to. */
  readonly back: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Another server that proves who somebody is (OpenID Connect). Never rejects. */
export interface Provider {
  /** As people know it. */
  readonly name: string;
  /** Null while it cannot be asked. */
  begin(back: string, state: string): Promise<ProviderJourney | null>;
  /** Who it is, and the nickname that he has there, or none; null where the answer, a query string, proves nothing. */
  finish(journey: ProviderJourney, answer: string): Promise<(ProviderAccount & { readonly nickname: string }) | null>;
}

/** What proves who somebody is, beside a password. Where there are proofs, there is at least one. */
export interface Proofs {
  readonly passkeys: readonly Passkey[];
  readonly accounts?: readonly ProviderAccount[];
}
