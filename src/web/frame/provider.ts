import type { Asked, Links, Transport } from '../../client/index.ts';

/** Of this tab alone: whoever comes back without it did not set out here. */
const KEPT = 'sokdak.provider';
/** The invite link by which one had come: it waits for one's return. */
const INVITE = 'sokdak.provider.invite';

/** Leads the browser to the provider. Answers only where it could not: then one stays. */
export async function setOut(
  transport: Pick<Transport, 'ask'>,
  { invite }: Pick<Links, 'invite'> = {},
  password?: string,
): Promise<Asked<'provider-answer'>> {
  const asked = await transport.ask('provider', password === undefined ? {} : { password });
  if (!asked.ok) return asked;
  sessionStorage.setItem(KEPT, asked.secret);
  if (invite !== undefined) sessionStorage.setItem(INVITE, invite);
  location.assign(asked.url);
  return new Promise(() => {});
}

/** Brings what the provider sent back. */
export async function comeBack(transport: Pick<Transport, 'ask'>, answer: string): Promise<Asked<'provider-answer'>> {
  return transport.ask('provider-answer', { secret: taken(KEPT) ?? '', answer });
}

/** The invite link that one had before one set out is there again: also for who still has to choose a nickname. */
export function bringInvite(links: { -readonly [Name in 'invite']?: Links[Name] }): void {
  const invite = taken(INVITE);
  if (invite !== null) links.invite ??= invite;
}

function taken(name: string): string | null {
  const kept = sessionStorage.getItem(name);
  sessionStorage.removeItem(name);
  return kept;
}
