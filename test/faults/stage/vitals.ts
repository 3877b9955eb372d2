import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a server process takes up at a moment; from Linux's /proc. */
export interface Vitals {
  /** Since the first look, in minutes. */
  readonly minute: number;
  readonly rssMb: number;
  /** Open files and sockets. */
  readonly handles: number;
  readonly walMb: number;
}

export function vitalsOf({
  pid,
  data,
  since,
}: {
  readonly pid: number;
  readonly data: string;
  readonly since: number;
}): Vitals {
  const [, kilobytes = ''] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return {
    minute: (performance.now() - since) / 60_000,
    rssMb: Number(kilobytes) / 1_024,
    handles: readdirSync(`/proc/${pid}/fd`).length,
    walMb: (statSync(join(data, 'sokdak.db-wal'), { throwIfNoEntry: false })?.size ?? 0) / 2 ** 20,
  };
}

/** How much it grows in a minute: least squares. */
export function slopeOf(all: readonly Vitals[], of: (vitals: Vitals) => number): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middle, height] = [mean(all.map(({ minute }) => minute)), mean(all.map(of))];
  const [along, across] = [0, 1].map((power) =>
    all.reduce((sum, one) => sum + (one.minute - middle) * (power === 0 ? of(one) - height : one.minute - middle), 0),
  );
  return (along ?? 0) / (across || 1);
}
