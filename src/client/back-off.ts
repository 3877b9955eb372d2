const SHORTEST_MS = 200;
const LONGEST_MS = 10_000;

/** How long to wait before the `tries`th return: doubling, and spread by half, so that not all return at once (UX 80). */
export function backOff(tries: number, fraction: number): number {
  return Math.round(Math.min(LONGEST_MS, SHORTEST_MS * 2 ** tries) * (0.5 + fraction));
}
