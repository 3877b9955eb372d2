import type { Passkey, PersonRecord } from './ports.ts';

/** Whether somebody can prove that his nickname is his: then it is his for good (SPEC A1). */
export function hasAccount({ password, proofs }: PersonRecord): boolean {
  return password !== undefined || proofs !== undefined;
}

export function passkeysOf({ proofs }: PersonRecord): readonly Passkey[] {
  return proofs?.passkeys ?? [];
}

/** The same person with these passkeys, and no others. */
export function withPasskeys({ proofs: _, ...person }: PersonRecord, passkeys: readonly Passkey[]): PersonRecord {
  return { ...person, ...(passkeys.length > 0 && { proofs: { passkeys } }) };
}
