import { appendFileSync } from 'node:fs';

/** One line for each experiment, past vitest's own; `npm run faults` gathers them from a file. */
export function pass(id: string, figure: string, ms = 0): void {
  process.stdout.write(`PASS ${id} ${figure}\n`);
  const file = process.env.SOKDAK_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify({ id, figure, seconds: Math.round(ms / 100) / 10 })}\n`);
}

/** The value below which that part of them lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export function spread(values: readonly number[]): string {
  return `p50 ${quantile(values, 0.5).toFixed(1)} ms, p99 ${quantile(values, 0.99).toFixed(1)} ms`;
}

export function least(values: readonly number[]): string {
  return `${Math.round(quantile(values, 0))} ms (median ${Math.round(quantile(values, 0.5))})`;
}
