/** Chance that repeats: mulberry32. `SOKDAK_SEED` gives another. */
export const SEED = Number(process.env.SOKDAK_SEED ?? 20_251_123);

export function chanceFrom(seed: number): (from: number, to: number) => number {
  let state = seed;
  return (from, to) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return from + (((mixed ^ (mixed >>> 14)) >>> 0) % (to - from));
  };
}

/** The short form is for every run of the tests; `SOKDAK_FAULTS=long` asks for the other. */
export function form<T>({ short, long }: { readonly short: T; readonly long: T }): T {
  return process.env.SOKDAK_FAULTS === 'long' ? long : short;
}

/** How often, or for how many minutes; `--rounds` and `--minutes` of `npm run faults` say otherwise. */
export function rounds(usual: { readonly short: number; readonly long: number }): number {
  return Number(process.env.SOKDAK_ROUNDS ?? form(usual));
}

export function minutes(usual: { readonly short: number; readonly long: number }): number {
  return Number(process.env.SOKDAK_MINUTES ?? form(usual));
}
