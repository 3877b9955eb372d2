import type { Asked, Transport } from '../../client/index.ts';

/** Of this tab alone: whoever comes back without it did not set out here. */
const KEPT = 'sokdak.provider';

/** Leads the browser to the provider. Answers only where it could not: then one stays. */
export async function setOut(transport: Pick<Transport, 'ask'>): Promise<Asked<'provider-answer'>> {
  const asked = await transport.ask('provider', {});
  if (!asked.ok) return asked;
  sessionStorage.setItem(KEPT, asked.secret);
  location.assign(asked.url);
  return new Promise(() => {});
}

/** Brings what the provider sent back. */
export async function comeBack(transport: Pick<Transport, 'ask'>, answer: string): Promise<Asked<'provider-answer'>> {
  const secret = sessionStorage.getItem(KEPT) ?? '';
  sessionStorage.removeItem(KEPT);
  return transport.ask('provider-answer', { secret, answer });
}
