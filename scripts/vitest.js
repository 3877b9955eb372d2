import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './ready/run.js';

/**
 * Runs vitest for all to see and resolves to its counts. Errors outside any test, which fail the run, count as one.
 * What passed only when it was tried again is named, with what it failed by at first.
 */
export async function runVitest(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'sokdak-vitest-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const script = 'node_modules/vitest/vitest.mjs';
  const { code } = await runNode(script, ['run', ...reporters, ...args], { env, stdio: 'inherit' });
  const results = resultsIn(report);
  rmSync(folder, { recursive: true });
  if (results === null) return { passed: 0, failed: 1, skipped: 0 };
  for (const { fullName, failureMessages } of triedAgain(results)) {
    console.log(`At the second try: ${fullName}\n  ${failureMessages.join('\n')}`);
  }
  const counts = countsIn(results);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function resultsIn(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return null;
  }
}

function countsIn({ numPassedTests, numPendingTests, numTodoTests, testResults }) {
  const failed = testResults.reduce((sum, file) => sum + failuresOf(file), 0);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

function triedAgain({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return tests.filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0);
}

/** A file that fails before or beside its tests is one failure too. */
function failuresOf({ status, assertionResults }) {
  const failed = assertionResults.filter((result) => result.status === 'failed').length;
  return status === 'failed' ? Math.max(failed, 1) : 0;
}
