import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Runner } from '../contestant.ts';
import { type Figure, figure, type Stage } from './stage.ts';

const NAME = 'sokdak, Socket.IO';
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** From the command to the ready line; memory when nobody is there; what is shipped. */
export async function start(stage: Stage): Promise<Figure[]> {
  const workload = 'start and size';
  stage.say(workload);
  const contestant = stage.field.contestants.get(NAME);
  if (!contestant) return [];
  const starts: number[] = [];
  for (let n = 0; n < (stage.quick ? 2 : 7); n += 1) {
    const runner = await Runner.start(contestant);
    starts.push(runner.startedMs);
    await runner.stop();
  }
  const runner = await Runner.start(contestant);
  await pause(stage.quick ? 500 : 2_000);
  const rss = runner.rss();
  await runner.stop();
  const bundle = readdirSync(DIST).filter((file) => /\.c?js$/.test(file));
  const page = readdirSync(join(DIST, 'web/assets')).filter((file) => /\.(js|css)$/.test(file));
  const size = (folder: string, files: readonly string[]) =>
    files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1_024;
  const gzipped = page.reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, 'web/assets', file))).length, 0);
  return [
    figure(workload, NAME, 'ms to listening', starts),
    figure(workload, NAME, 'MB resident, idle', [rss]),
    figure(workload, NAME, 'KB of bundle', [size(DIST, bundle)]),
    figure(workload, NAME, 'KB of page, gzip', [gzipped / 1_024]),
  ];
}
