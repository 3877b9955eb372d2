import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../workloads/stage.ts';
import type { Machine } from './machine.ts';
import { bars, line } from './plot.ts';
import { figureTables, goalTable } from './table.ts';

export interface Run {
  readonly machine: Machine;
  readonly command: string;
  readonly rounds: number;
  /** Deliveries a second that the load generator counts when a server does nothing else than send. */
  readonly ceiling: number;
  readonly absent: readonly string[];
  readonly figures: readonly Figure[];
}

const docs = (path: string) => fileURLToPath(new URL(`../../docs/${path}`, import.meta.url));

/** Writes docs/benchmarks.md, its figures as JSON, and its plots. What was read out of profiles is bench/profile.md. */
export function writePage(run: Run): void {
  mkdirSync(docs('benchmarks'), { recursive: true });
  writeFileSync(docs('benchmarks/figures.json'), `${JSON.stringify(run, null, 1)}\n`);
  const plots = plotsOf(run.figures);
  for (const { file, svg } of plots) writeFileSync(docs(`benchmarks/${file}`), svg);
  writeFileSync(docs('benchmarks.md'), pageOf(run, plots));
}

interface Plot {
  readonly file: string;
  readonly title: string;
  readonly svg: string;
}

function plotsOf(figures: readonly Figure[]): readonly Plot[] {
  const of = (workload: RegExp, measure: string) =>
    figures.filter((one) => workload.test(one.workload) && one.measure === measure && one.faults.length === 0);
  const barred = (file: string, title: string, some: readonly Figure[]) =>
    some.length === 0 ? [] : [{ file, title, svg: bars(title, some) }];
  const lined = (file: string, title: string, workload: string) => {
    const points = figures
      .filter((one) => one.workload === workload)
      .map(({ measure, value }) => ({ x: Number.parseInt(measure, 10), y: value }));
    return points.length < 2 ? [] : [{ file, title, svg: line(title, points) }];
  };
  return [
    ...barred(
      'fan-out.svg',
      'Deliveries a second, room of 1000, one sender',
      of(/^fan-out, room of 1000, one/, 'deliveries/s'),
    ),
    ...barred('capacity.svg', 'Messages a second into one room of 1000, p99 ≤ 100 ms', of(/^capacity/, 'messages/s')),
    ...barred('rooms.svg', 'Messages a second in rooms of ten, p99 ≤ 100 ms', of(/rooms of 10/, 'messages/s')),
    ...barred('idle.svg', 'KB for each idle connection', of(/idle connections/, 'KB each, just after')),
    ...lined('readers.svg', 'CPU for one message (us) as readers grow in number', 'growth in readers'),
    ...lined('rooms-growth.svg', 'CPU for one message (us) as rooms grow in number', 'growth in rooms'),
  ];
}

function pageOf(run: Run, plots: readonly Plot[]): string {
  const { machine, figures } = run;
  const reading = readFileSync(fileURLToPath(new URL('../profile.md', import.meta.url)), 'utf8').trim();
  return `<!-- Made by \`npm run bench\`. Change bench/report/page.ts or bench/profile.md, not this file. -->

# Benchmarks

\`${run.command}\` on ${machine.date}: ${machine.processors} × ${machine.processor}, ${machine.memory} GB, ${machine.system}, Node ${machine.node},
sokdak ${machine.version}. Servers on one processor, the load generator on the other: ${machine.pinned ? 'yes' : 'no'}. ${
    run.rounds === 1
      ? 'One round.'
      : `Medians of ${run.rounds} paired rounds,
with the least and the most in brackets.`
  }

sokdak always keeps every message in SQLite with \`synchronous=FULL\` before anybody sees it; of the others none keeps
anything. It runs with \`--limits off\`, or it would refuse such haste. A text has 64 bytes, and the servers of our own making
(stock socket.io, plain ws, C) send as many bytes about a message as sokdak does. Every reader's messages are counted, each once
and in the order of all others; a row in which one is missing, doubled or out of order is void. A message is on its way until the reader
in the middle of the room has it: 50 are, of all senders together. The load generator alone counts ${Math.round(run.ceiling).toLocaleString('en')} deliveries a second
when a C program does nothing but send; "generator busy" is the share of its processor that it took.

The load of the machine was ${machine.load} when it began: what is above ${machine.processors - 1} came from others. Figures of a shared machine move by a
third from run to run, on a busy one by far more; ratios within one run and processor time are what counts.

## Goals

${goalTable(figures)}

${run.absent.map((sentence) => `- ${sentence}`).join('\n')}

## Figures

${plots.map(({ file, title }) => `![${title}](benchmarks/${file})`).join('\n\n')}

${figureTables(figures)}

${reading}
`;
}
