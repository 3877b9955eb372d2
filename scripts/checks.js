import { runNode } from './ready/run.js';

// TypeScript 7 is the same compiler, ten times as fast; 6 is there for the tools that are built on it.
const TSC = 'node_modules/@typescript/native/bin/tsc';

/** The static checks: a name, and what Node runs for it. Pages and licences are those of the last build. */
const CHECKS = [
  { name: 'types of core', run: [TSC, '-p', 'src/core'] },
  { name: 'types of protocol', run: [TSC, '-p', 'src/protocol'] },
  { name: 'types of hub', run: [TSC, '-p', 'src/hub'] },
  { name: 'types of the page’s worker', run: [TSC, '-p', 'src/web/worker'] },
  { name: 'types of everything else', run: [TSC, '-p', '.'] },
  {
    name: 'types of the page',
    run: [
      'node_modules/svelte-check/bin/svelte-check',
      '--tsconfig',
      'src/web/tsconfig.json',
      '--tsgo-experimental-api',
    ],
  },
  { name: 'style', run: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'import rule', run: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src'] },
  { name: 'page size', run: ['scripts/page-size.js'] },
  { name: 'generated docs', run: ['node_modules/tsx/dist/cli.mjs', 'scripts/docs.ts', '--check'] },
  { name: 'licences', run: ['scripts/licenses.js', '--check'] },
];

const AT_ONCE = 2;

/** Runs them all, `report`ing each as it ends, and resolves to how many passed and failed. */
export async function runChecks(report) {
  const waiting = [...CHECKS];
  const counts = { passed: 0, failed: 0 };
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await runCheck(check);
      counts[result.passed ? 'passed' : 'failed'] += 1;
      report(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return counts;
}

async function runCheck({ name, run: [script, ...args] }) {
  const began = performance.now();
  const { code, output } = await runNode(script, args, { env: { NO_COLOR: '1' } });
  return { name, passed: code === 0, output, seconds: (performance.now() - began) / 1000 };
}

/** One line for what passed; what failed shows all that was said. */
export function printCheck({ name, passed, output, seconds }) {
  console.log(`  ${passed ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)`);
  if (!passed) console.log(output.trimEnd().replaceAll(/^/gm, '       '));
}
