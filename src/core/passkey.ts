/** Signatures that are understood, by their COSE numbers: Ed25519, P-256 and RSA (iana.org/assignments/cose). */
export const ALGORITHMS = [-8, -7, -257] as const;

/** The web address of a page, and the domain for which a browser has passkeys there. */
export interface Site {
  readonly origin: string;
  readonly domain: string;
}

const ORIGIN = /^(https?):\/\/([^/:[\]]+)(?::\d+)?$/;
const ADDRESS = /^[\d.]+$/;

/** Null where a browser has no passkeys: without https, but on localhost; at an address that is no name (WebAuthn, section 5.1.2). */
export function siteOf(page: string | undefined): Site | null {
  const [origin, scheme, name = ''] = ORIGIN.exec(page ?? '') ?? [];
  const domain = name.toLowerCase();
  if (origin === undefined || ADDRESS.test(domain)) return null;
  const isHere = domain === 'localhost' || domain.endsWith('.localhost');
  return scheme === 'https' || isHere ? { origin, domain } : null;
}
