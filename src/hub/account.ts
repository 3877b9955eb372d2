import type { PersonRecord } from './ports/people.ts';
import type { Passkey, ProviderAccount } from './ports/proofs.ts';

/** Whether somebody can prove that his nickname is his: then it is his for good (SPEC A1). */
export function hasAccount({ password, proofs }: PersonRecord): boolean {
  return password !== undefined || proofs !== undefined;
}

export function passkeysOf({ proofs }: PersonRecord): readonly Passkey[] {
  return proofs?.passkeys ?? [];
}

export function accountsOf({ proofs }: PersonRecord): readonly ProviderAccount[] {
  return proofs?.accounts ?? [];
}

/** The same person who comes by that account, too. */
export function withAccount(person: PersonRecord, account: ProviderAccount): PersonRecord {
  return { ...person, proofs: { passkeys: passkeysOf(person), accounts: [...accountsOf(person), account] } };
}

/** The same person with these passkeys, and no others. */
export function withPasskeys({ proofs, ...person }: PersonRecord, passkeys: readonly Passkey[]): PersonRecord {
  const accounts = proofs?.accounts ?? [];
  if (passkeys.length + accounts.length === 0) return person;
  return { ...person, proofs: { passkeys, ...(accounts.length > 0 && { accounts }) } };
}
