import { printCheck, runChecks } from './checks.js';
import { buildWhenStale } from './ready/built.js';
import { chromium } from './ready/chromium.js';
import { requireNode } from './ready/node.js';
import { installPackages, TO_TEST } from './ready/packages.js';
import { leftOut, requireTools } from './ready/tools.js';
import { runVitest } from './vitest.js';

requireNode();
for (const step of [() => installPackages(TO_TEST), buildWhenStale, requireTools]) {
  if (!(await step())) process.exit(1);
}

// With words after `npm test --`, those are vitest's and nothing else runs.
const filters = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
if (filters.length === 0) add(await timed('Checks', () => runChecks(printCheck)));
const env = { SOKDAK_CHROMIUM: chromium() ?? '', SOKDAK_LEFT_OUT: leftOut().join() };
add(await timed('Tests', () => runVitest(filters, env)));

if (counts.skipped > 0) console.log(`${counts.skipped} skipped, each with its reason above`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

async function timed(heading, act) {
  console.log(`\n${heading}`);
  const began = performance.now();
  const result = await act();
  console.log(`${heading}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

function add({ passed, failed, skipped: left = 0 }) {
  counts.passed += passed;
  counts.failed += failed;
  counts.skipped += left;
}
