import { counts } from './counts.ts';
import { growth } from './growth.ts';
import { history } from './history.ts';
import { idle } from './idle.ts';
import { oneRoom } from './one-room.ts';
import { page } from './page.ts';
import { manyRooms } from './rooms.ts';
import type { Figure, Stage } from './stage.ts';
import { start } from './start.ts';
import { storm } from './storm.ts';
import { writers } from './writers.ts';

/** Those that only run when asked for by name. */
export const ASIDE: ReadonlySet<string> = new Set(['counts']);

/** Every workload by the name that `--only` takes, in the order in which they run. */
export const workloads: Readonly<Record<string, (stage: Stage) => Promise<Figure[]>>> = {
  start,
  'room-200': async (stage) => (stage.quick ? [] : oneRoom(stage, 200)),
  'room-1000': (stage) => oneRoom(stage, stage.quick ? 200 : 1_000),
  rooms: manyRooms,
  writers,
  idle,
  storm,
  history,
  growth,
  // A browser takes half as long to begin as all else together.
  page: async (stage) => (stage.quick ? [] : page(stage)),
  counts,
};
