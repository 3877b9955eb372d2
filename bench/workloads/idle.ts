import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Runner } from '../contestant.ts';
import { type Figure, figure, OURS, PEERS, type Stage } from './stage.ts';

/** They let newcomers in slowly. */
const FEW: ReadonlyMap<string, number> = new Map([
  ['InspIRCd', 300],
  ['ngIRCd', 1_000],
]);
const SETTLING_MS = { usual: 2_500, quick: 500 };
/** For all that a process has open beside connections. */
const KEPT_BACK = 500;

/** Connections that do nothing: memory for each, and how many come in a second. */
export async function idle(stage: Stage): Promise<Figure[]> {
  if (stage.quick) return idling(stage, 500, [...OURS, 'stock socket.io']);
  const many = Math.min(20_000, filesAllowed() - KEPT_BACK);
  return [
    ...(await idling(stage, 5_000, [...OURS, ...PEERS])),
    ...(await idling(stage, many, [...OURS, 'stock socket.io'])),
  ];
}

/** Files that a process may have open here: each connection is one, at the server and at the generator. */
function filesAllowed(): number {
  return Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1_024);
}

async function idling(stage: Stage, connections: number, names: readonly string[]): Promise<Figure[]> {
  const workload = `${connections.toLocaleString('en')} idle connections`;
  stage.say(workload);
  const settling = stage.quick ? SETTLING_MS.quick : SETTLING_MS.usual;
  const figures: Figure[] = [];
  for (const name of names) {
    const contestant = stage.field.contestants.get(name);
    if (!contestant) continue;
    const runner = await Runner.start(contestant);
    const { dialect } = contestant;
    try {
      await stage.generator.come(`${name} first`, { dialect, port: runner.port, count: 50, room: null, missed: 0 });
      await pause(settling / 5);
      const before = runner.rss();
      const count = Math.min(connections, FEW.get(name) ?? connections);
      const took = await stage.generator.come(name, {
        dialect,
        port: runner.port,
        count,
        room: null,
        missed: 0,
      });
      await pause(settling);
      figures.push(
        figure(workload, name, 'KB each', [((runner.rss() - before) * 1_024) / count]),
        figure(workload, name, 'joins/s', [count / took]),
      );
    } finally {
      await stage.generator.leave(name);
      await stage.generator.leave(`${name} first`);
      await runner.stop();
    }
  }
  return figures;
}
