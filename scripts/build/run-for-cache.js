import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** Begins what was built, as a server; told to keep, writes down what V8 has compiled by then, and ends. */
process.once('message', async ({ dist }) => {
  const { script, cache } = await import(pathToFileURL(join(dist, 'cli.js')).href);
  process.once('message', () => {
    withUsualFlags();
    writeFileSync(cache, script.createCachedData());
    process.exit();
  });
});

/** V8 takes back only what was compiled with the flags of its start: src/cli/nursery.ts has set some since. */
function withUsualFlags() {
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--parallel-scavenge');
}
