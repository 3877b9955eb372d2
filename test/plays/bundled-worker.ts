import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import type { StartThread } from '../../src/stores/sqlite/start-thread.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Starts SQLite's threads from one bundle made now: from source each would load a compiler, half a second a time. */
export async function bundledWorker(folder: string): Promise<StartThread> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { input: `${ROOT}src/stores/sqlite/worker.ts`, output: { entryFileNames: 'worker.js' } },
    },
  });
  return (workerData) => new Worker(`${folder}/worker.js`, { workerData, execArgv: [] });
}
