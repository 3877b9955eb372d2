import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fieldIn } from './contestants.ts';
import { Generator } from './generator.ts';
import { thisMachine } from './report/machine.ts';
import { writePage } from './report/page.ts';
import { figureTables, goalTable } from './report/table.ts';
import { ceiling } from './workloads/ceiling.ts';
import type { Figure, Stage } from './workloads/stage.ts';
import { ASIDE, workloads } from './workloads/workloads.ts';

/*
 * `npm run bench` measures sokdak and its peers in one run; some fifteen minutes. `--quick` for little more than one, without the page; `--only NAME,NAME`
 * for some workloads, `--rounds N`, `--write` to make docs/benchmarks.md of it. Exits with 1 where a row of ours is void.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const { quick, write } = values;
const rounds = Number(values.rounds ?? (quick ? 1 : 5));
const asked = values.only?.split(',') ?? Object.keys(workloads).filter((name) => !ASIDE.has(name));
const folder = mkdtempSync(join(tmpdir(), 'sokdak-bench-'));
const machine = thisMachine();
const generator = new Generator();
const say = (line: string) =>
  console.error(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(4)} s  ${line}`);
const begun = performance.now();
const figures: Figure[] = [];
const failed: string[] = [];
const late: string[] = [];
/** What would begin later than this is left out, so that the whole ends within a quarter of an hour. */
const LAST_BEGINNING_MS = 780_000;

try {
  await generator.ready;
  const stage: Stage = { generator, field: fieldIn(folder), rounds, folder, quick, say };
  const most = asked.includes('counts') ? 0 : await ceiling(stage);
  for (const [name, run] of Object.entries(workloads)) {
    if (!asked.includes(name)) continue;
    if (performance.now() - begun > LAST_BEGINNING_MS) {
      late.push(`${name} was left out: the time was over.`);
      continue;
    }
    try {
      figures.push(...(await run(stage)));
    } catch (problem) {
      failed.push(`${name} could not be measured: ${String(problem)}`);
    }
  }
  const command = `npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}`;
  const absent = [...stage.field.absent, ...failed, ...late];
  if (write) writePage({ machine, command, rounds, ceiling: most, absent, figures });
  console.log(`${figureTables(figures)}\n\n${goalTable(figures)}\n\n${absent.join('\n')}`);
  if (most > 0) console.log(`The generator alone counts ${Math.round(most).toLocaleString('en')} deliveries/s.`);
} finally {
  generator.stop();
  rmSync(folder, { recursive: true, force: true });
}
const spoilt = figures.filter(
  ({ contestant, faults }) => contestant.startsWith('sokdak') && faults.some((fault) => !fault.includes('borne')),
);
process.exitCode = spoilt.length + failed.length === 0 ? 0 : 1;
