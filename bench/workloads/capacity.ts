import { type Figure, figure, type Ready, WARM_UP_SECONDS } from './stage.ts';

/** The wait that nobody notices, in ms. */
const BEARABLE_MS = 100;
const SECONDS = 1;

/**
 * The most messages a second at which 99 of 100 deliveries take at most 100 ms: halved in on between what is surely
 * borne and what surely is not.
 */
export async function capacity(
  workload: string,
  ready: readonly Ready[],
  { guess, probes }: { readonly guess: (name: string) => number; readonly probes: number },
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const one of ready) {
    const found = await search(one, guess(one.name), probes);
    figures.push(
      figure(workload, one.name, 'messages/s', [found.perSecond], found.faults),
      figure(workload, one.name, 'p99 ms', [found.p99], found.faults),
    );
  }
  return figures;
}

interface Found {
  readonly perSecond: number;
  readonly p99: number;
  readonly faults: readonly string[];
}

async function search({ talk }: Ready, guess: number, probes: number): Promise<Found> {
  let [low, high] = [guess / 8, guess * 4];
  let best = { perSecond: 0, p99: 0 };
  const faults: string[] = [];
  await talk({ perSecond: guess / 2, seconds: WARM_UP_SECONDS });
  for (let probe = 0; probe < probes; probe += 1) {
    const perSecond = Math.max(1, Math.round(Math.sqrt(low * high)));
    const heard = await talk({ perSecond, seconds: SECONDS });
    const { p99 } = heard.delivery;
    faults.push(...heard.faults.filter((fault) => !fault.includes('missing')));
    if (p99 <= BEARABLE_MS && heard.faults.length === 0) {
      low = perSecond;
      best = { perSecond, p99 };
    } else high = perSecond;
  }
  return { ...best, faults: best.perSecond > 0 ? faults : [...faults, 'no pace that was tried was borne'] };
}
