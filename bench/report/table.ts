import { reached } from '../goals.ts';
import type { Figure } from '../workloads/stage.ts';
import { gotten, wanted, withSpread } from './numbers.ts';

/** Rows as Markdown, which a terminal shows well enough. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Each workload with a row for each contestant and a column for each measure. */
export function figureTables(figures: readonly Figure[]): string {
  const workloads = [...new Set(figures.map(({ workload }) => workload))];
  return workloads.map((workload) => `### ${title(workload)}\n\n${tableOf(figures, workload)}`).join('\n\n');
}

function title(workload: string): string {
  return `${workload.slice(0, 1).toUpperCase()}${workload.slice(1)}`;
}

function tableOf(figures: readonly Figure[], workload: string): string {
  const all = figures.filter((one) => one.workload === workload);
  const names = [...new Set(all.map(({ contestant }) => contestant))];
  const measures = [...new Set(all.map(({ measure }) => measure))];
  if (names.length === 1)
    return table(
      ['', names[0] ?? ''],
      all.map((one) => [one.measure, withSpread(one)]),
    );
  const cell = (name: string, measure: string) => {
    const figure = all.find((one) => one.contestant === name && one.measure === measure);
    return figure ? withSpread(figure) : '';
  };
  return table(
    ['', ...measures],
    names.map((name) => [name, ...measures.map((measure) => cell(name, measure))]),
  );
}

export function goalTable(figures: readonly Figure[]): string {
  return table(
    ['workload', 'who', 'what', 'goal', 'measured', ''],
    reached(figures).map((one) => [
      one.workload,
      one.goal.contestant,
      one.goal.measure,
      wanted(one.goal),
      gotten(one),
      one.reached ? 'yes' : '**no**',
    ]),
  );
}
