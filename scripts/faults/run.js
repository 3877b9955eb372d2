import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runVitest } from '../vitest.js';
import { fileOf } from './list.js';

/** Runs experiments one after the other, and shows at the end what each came to. Resolves to the exit code. */
export async function runExperiments(names, env) {
  const folder = mkdtempSync(join(tmpdir(), 'sokdak-figures-'));
  const file = join(folder, 'figures');
  const { failed, skipped } = await runVitest([...names.map(fileOf), '--no-file-parallelism'], {
    ...env,
    SOKDAK_FIGURES: file,
  });
  for (const { id, seconds, figure } of figuresIn(file))
    console.log(`PASS ${id.padEnd(4)}${`${seconds} s`.padStart(9)}  ${figure}`);
  if (skipped > 0) console.log(`${skipped} skipped, each with its reason above`);
  if (failed > 0) console.log(`${failed} failed`);
  rmSync(folder, { recursive: true });
  return failed === 0 ? 0 : 1;
}

function figuresIn(file) {
  try {
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}
