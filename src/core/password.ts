import type { PasswordFault, Refusal } from './refusal.ts';
import { codePoints } from './text.ts';

/** Code points. No other rule: length is what counts (NIST SP 800-63B, section 5.1.1). */
export const PASSWORD = { least: 8, most: 128 } as const;

export type PreparedPassword =
  | { readonly ok: true; readonly password: string }
  | { readonly ok: false; readonly refusal: Extract<Refusal, { code: 'bad_password' }> };

/** A password as it is hashed, the same from every keyboard (RFC 8265 section 4.2.2, OpaqueString). */
export function preparePassword(raw: string): PreparedPassword {
  const fault = faultIn(raw);
  return fault ? { ok: false, refusal: { code: 'bad_password', fault } } : { ok: true, password: folded(raw) };
}

/** One that was typed in order to be compared; whatever it is. */
export function folded(password: string): string {
  return password.replace(/\p{Zs}/gu, ' ').normalize('NFC');
}

function faultIn(raw: string): PasswordFault | null {
  // Looked at first: to normalise a long one would take its time.
  if (codePoints(raw) > PASSWORD.most) return 'too_long';
  if (/[\p{Cc}\p{Cs}]/u.test(raw)) return 'control';
  return codePoints(folded(raw)) < PASSWORD.least ? 'too_short' : null;
}
