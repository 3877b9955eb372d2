import { Worker } from 'node:worker_threads';
import type { ThreadData } from './requests.ts';

export type StartThread = (data: ThreadData) => Worker;

/** In the bundle the worker's file stands beside this one. From source, Node 20 can't load it: tsx does. */
export const startThread: StartThread = (workerData) => {
  const here = import.meta.url;
  const options = {
    workerData,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    name: `sqlite-${workerData.role}`,
    // Rows die young: a small nursery saves 8 MB a thread and costs nothing that could be measured.
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  };
  if (!here.endsWith('.ts')) return new Worker(new URL(BUNDLED, here), options);
  const [worker, parent] = [new URL('./worker.ts', here).href, here].map((url) => JSON.stringify(url));
  return new Worker(`import('tsx/esm/api').then(({ tsImport }) => tsImport(${worker}, ${parent}))`, {
    ...options,
    eval: true,
  });
};

/** A name of its own, or Vite would bundle the worker a second time. */
const BUNDLED: string = './sqlite-worker.js';
