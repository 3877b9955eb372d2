import { parseArgs } from 'node:util';
import { runNode } from './ready/run.js';

// npm run fuzz -- --seed 7 --minutes 10
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, minutes: { type: 'string', default: '1' } },
});
const env = { SOKDAK_SEED: values.seed, SOKDAK_FUZZ_MINUTES: values.minutes };
const { code } = await runNode('node_modules/vitest/vitest.mjs', ['run', 'test/fuzz'], { env, stdio: 'inherit' });
process.exitCode = code;
