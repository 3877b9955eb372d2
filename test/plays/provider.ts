import { afterAll } from 'vitest';
import type { Provider } from '../../src/hub/ports/proofs.ts';
import { provider } from '../../src/proofs/provider.ts';
import { LocalProvider } from '../provider.ts';
import { PAGE } from './house.ts';

/** Whom it knows, and what they are called there. */
const ACCOUNTS = { hong: '홍길동', kim: '김소연' };

let opened: Promise<LocalProvider> | null = null;
afterAll(async () => (await opened)?.close());

/** A real provider of logins for the plays of one file, begun when the first of them needs it. */
export function localProvider(): Promise<LocalProvider> {
  opened ??= LocalProvider.open(PAGE, ACCOUNTS);
  return opened;
}

/** What a server must be given to send people there. */
export async function wayToProvider(): Promise<Provider> {
  const { issuer } = await localProvider();
  return provider({ issuer, clientId: 'sokdak', clientSecret: 'a secret', name: '학교', report: () => {} });
}
