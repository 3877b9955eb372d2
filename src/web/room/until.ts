import type { Language } from '../texts/language.ts';

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `3시간 후`, `in 3 hr.`: how long it is until a moment (both ms since 1970), a minute at least. */
export function until(at: number, now: number, language: Language): string {
  const ms = Math.max(60_000, at - now);
  const [unit, step] = STEPS.find(([, length]) => ms >= length) ?? STEPS[2];
  return new Intl.RelativeTimeFormat(language, { style: 'short' }).format(Math.round(ms / step), unit);
}
