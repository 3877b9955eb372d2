import { setTimeout as pause } from 'node:timers/promises';
import { Runner } from '../contestant.ts';
import { type Figure, figure, OURS, PEERS, type Stage } from './stage.ts';

/** They let newcomers in slowly. */
const FEW: ReadonlyMap<string, number> = new Map([
  ['InspIRCd', 300],
  ['ngIRCd', 1_000],
]);
const SETTLING_MS = 2_500;

/** Connections that do nothing: memory for each, and how many come in a second. */
export async function idle(stage: Stage): Promise<Figure[]> {
  const connections = stage.quick ? 1_000 : 5_000;
  const workload = `${connections.toLocaleString('en')} idle connections`;
  stage.say(workload);
  const figures: Figure[] = [];
  for (const name of [...OURS, ...PEERS]) {
    const contestant = stage.field.contestants.get(name);
    if (!contestant) continue;
    const runner = await Runner.start(contestant);
    const { dialect } = contestant;
    try {
      await stage.generator.come(`${name} first`, { dialect, port: runner.port, count: 50, room: null, missed: 0 });
      await pause(SETTLING_MS / 5);
      const before = runner.rss();
      const count = Math.min(connections, FEW.get(name) ?? connections);
      const took = await stage.generator.come(name, {
        dialect,
        port: runner.port,
        count,
        room: null,
        missed: 0,
      });
      await pause(SETTLING_MS);
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
