import type { Configuration } from 'openid-client';
import type { Provider, ProviderJourney } from '../hub/ports/proofs.ts';
import type { Report } from '../hub/ports/world.ts';

export interface ProviderGiven {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a client without one. */
  readonly clientSecret: string | null;
  readonly name: string;
  readonly report: Report;
}

/** Loaded when somebody first wants to come in by it. */
const library = () => import('openid-client');

const SCOPE = 'openid profile';

/**
 * A provider of OpenID Connect, asked by openid-client: authorization code, PKCE, state and nonce; its answer must say
 * that it is its own (RFC 9207) where it says that it does.
 */
export function provider({ issuer, clientId, clientSecret, name, report }: ProviderGiven): Provider {
  let found: Promise<Configuration> | null = null;
  const configuration = () => {
    found ??= discovered().catch((problem: unknown) => {
      found = null;
      throw problem;
    });
    return found;
  };
  return { name, begin, finish };

  async function discovered(): Promise<Configuration> {
    const { allowInsecureRequests, discovery } = await library();
    const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
    return discovery(new URL(issuer), clientId, clientSecret ?? undefined, undefined, { execute });
  }

  async function begin(back: string, state: string): Promise<ProviderJourney | null> {
    try {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier } =
        await library();
      const [verifier, nonce] = [randomPKCECodeVerifier(), randomNonce()];
      const url = buildAuthorizationUrl(await configuration(), {
        ...{ redirect_uri: back, scope: SCOPE, state, nonce },
        ...{ code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      });
      return { url: url.href, back, state, nonce, verifier };
    } catch (problem) {
      report('warn', 'the provider of logins cannot be asked', { issuer, problem: String(problem) });
      return null;
    }
  }

  async function finish(journey: ProviderJourney, answer: string): ReturnType<Provider['finish']> {
    try {
      const { authorizationCodeGrant } = await library();
      const { verifier: pkceCodeVerifier, state: expectedState, nonce: expectedNonce } = journey;
      const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(await configuration(), new URL(`${journey.back}?${answer}`), checks);
      const claims = tokens.claims();
      if (!claims) return null;
      const told = { ...(await userInfo(tokens.access_token, claims.sub)), ...claims };
      return { issuer: claims.iss, subject: claims.sub, nickname: nicknameIn(told) };
    } catch (problem) {
      report('info', 'a login by the provider came to nothing', { issuer, problem: String(problem) });
      return null;
    }
  }

  /** Nothing where it cannot be had: then there is no nickname to suggest. */
  async function userInfo(token: string, subject: string): Promise<object> {
    const { fetchUserInfo } = await library();
    return fetchUserInfo(await configuration(), token, subject).catch(() => ({}));
  }
}

/** What people call him, by the claims of OpenID Connect Core, section 5.1; empty where nothing says it. */
function nicknameIn(claims: Readonly<Record<string, unknown>>): string {
  const names = [claims.nickname, claims.preferred_username, claims.name];
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? '';
}
