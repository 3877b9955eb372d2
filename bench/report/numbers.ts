import type { Goal, Reached } from '../goals.ts';
import type { Figure } from '../workloads/stage.ts';

/** A number as one reads it: three digits that mean something. */
export function readable(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value
    .toPrecision(value === 0 ? 1 : 3)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** With how far the rounds lay apart, where there were several. */
export function withSpread({ value, least, most, faults }: Figure): string {
  if (faults.length > 0) return `void: ${faults.join(', ')}`;
  return least === most ? readable(value) : `${readable(value)} (${readable(least)}–${readable(most)})`;
}

export function wanted({ wants, than }: Goal): string {
  const [sign, value] = 'least' in wants ? ['≥', wants.least] : ['≤', wants.most];
  return than === undefined ? `${sign} ${readable(value)}` : `${sign} ${readable(value)}× ${than}`;
}

export function gotten({ goal, value }: Reached): string {
  return goal.than === undefined ? readable(value) : `${readable(value)}×`;
}
