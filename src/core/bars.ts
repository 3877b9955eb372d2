import { blockOf } from './address.ts';
import type { Person } from './entry.ts';

/** One who may not speak, why, and until when (ms since 1970); without `until`, for good. */
export interface Mute {
  readonly who: Person;
  readonly reason: string;
  readonly until?: number;
}

/** One who is kept out. `address` is null where it would not tell one person from another (SPEC M5). */
export interface Ban extends Mute {
  readonly address: string | null;
}

/** The ban that keeps this person out at that moment, by himself or by the address that he comes from. */
export function banOn(
  { bans }: { readonly bans: readonly Ban[] },
  { id, address }: { readonly id: string; readonly address: string | null },
  at: number,
): Ban | null {
  const block = address === null ? null : blockOf(address);
  const isFrom = (ban: Ban) => block !== null && ban.address !== null && blockOf(ban.address) === block;
  return standing(bans, at).find((ban) => ban.who.id === id || isFrom(ban)) ?? null;
}

/** Why this person says nothing at that moment; null while he may. */
export function muteOn({ mutes }: { readonly mutes?: readonly Mute[] }, id: string, at: number): Mute | null {
  return standing(mutes, at).find(({ who }) => who.id === id) ?? null;
}

/** Those that have not ended at that moment. */
export function standing<B extends Pick<Mute, 'until'>>(bars: readonly B[] = [], at: number): readonly B[] {
  return bars.filter(({ until }) => until === undefined || until > at);
}

/** The refusal of what he would say. */
export function mutedBy({ reason, until }: Mute) {
  return { code: 'muted' as const, reason, ...(until !== undefined && { until }) };
}

/** As much of an event as lasts. */
export function barOf({ who, reason, until }: Mute): Mute {
  return { who, reason, ...(until !== undefined && { until }) };
}

/** Those of all others. */
export function without<B extends Mute>(bars: readonly B[], id: string): readonly B[] {
  return bars.filter(({ who }) => who.id !== id);
}
