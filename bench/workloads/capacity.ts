import type { Heard } from '../load/crowd.ts';
import { type Figure, figure, type Ready, type Stage, warmUp } from './stage.ts';

/** The wait that nobody notices, in ms. */
const BEARABLE_MS = 100;

/**
 * The most messages a second at which 99 of 100 deliveries take at most 100 ms: halved in on between what is surely
 * borne and what surely is not. A pace that was not borne is tried once more.
 */
export async function capacity(
  stage: Stage,
  workload: string,
  ready: readonly Ready[],
  guess: (name: string) => number,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const one of ready) {
    const found = await search(stage, one, guess(one.name));
    figures.push(
      figure(workload, one.name, 'messages/s', [found.perSecond], found.faults),
      figure(workload, one.name, 'p99 ms', [found.p99], found.faults),
    );
  }
  return figures;
}

function isBorne({ delivery, faults }: Heard): boolean {
  return delivery.p99 <= BEARABLE_MS && faults.length === 0;
}

interface Found {
  readonly perSecond: number;
  readonly p99: number;
  readonly faults: readonly string[];
}

async function search(stage: Stage, { talk }: Ready, guess: number): Promise<Found> {
  const [probes, seconds] = stage.quick ? [2, 0.4] : [6, 1];
  let [low, high] = [guess / 8, guess * 4];
  let best = { perSecond: 0, p99: 0 };
  const faults: string[] = [];
  await talk({ perSecond: guess / 2, seconds: warmUp(stage) });
  for (let probe = 0; probe < probes; probe += 1) {
    const perSecond = Math.max(1, Math.round(Math.sqrt(low * high)));
    let heard = await talk({ perSecond, seconds });
    // What another program of the machine spoilt counts for nobody.
    if (!isBorne(heard)) heard = await talk({ perSecond, seconds });
    const { p99 } = heard.delivery;
    faults.push(...heard.faults.filter((fault) => !fault.includes('missing')));
    if (isBorne(heard)) {
      low = perSecond;
      best = { perSecond, p99 };
    } else high = perSecond;
  }
  return { ...best, faults: best.perSecond > 0 ? faults : [...faults, 'no pace that was tried was borne'] };
}
