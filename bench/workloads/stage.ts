import { Runner } from '../contestant.ts';
import type { Field } from '../contestants.ts';
import type { Generator } from '../generator.ts';
import type { Gathering, Heard, Talk } from '../load/crowd.ts';

/** What a workload is given. */
export interface Stage {
  readonly generator: Generator;
  readonly field: Field;
  readonly rounds: number;
  /** A folder for what servers keep. */
  readonly folder: string;
  /** A form of about a minute. */
  readonly quick: boolean;
  say(line: string): void;
}

/** One figure of one contestant: the median of its rounds, and between which values they lay. */
export interface Figure {
  readonly workload: string;
  readonly contestant: string;
  readonly measure: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Why it does not count: what was lost, doubled, missing or in another order. */
  readonly faults: readonly string[];
}

export function figure(
  workload: string,
  contestant: string,
  measure: string,
  values: readonly number[],
  faults: readonly string[] = [],
): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? Number.NaN;
  return {
    workload,
    contestant,
    measure,
    value: at(sorted.length >> 1),
    least: at(0),
    most: at(sorted.length - 1),
    faults,
  };
}

/** A contestant that runs, with its crowd. */
export interface Ready {
  readonly name: string;
  readonly runner: Runner;
  /** Seconds in which the crowd came in. */
  readonly came: number;
  talk(talk: Talk): Promise<Heard & { readonly cpu: number }>;
}

/** Starts those of the names that are here, lets their crowds in, and stops them in the end. */
export async function withCrowds<T>(
  stage: Stage,
  names: readonly string[],
  crowd: Omit<Gathering, 'dialect' | 'port'>,
  play: (ready: readonly Ready[]) => Promise<T>,
): Promise<T> {
  const { generator, field } = stage;
  const ready: Ready[] = [];
  try {
    for (const name of names) {
      const contestant = field.contestants.get(name);
      if (!contestant) continue;
      const runner = await Runner.start(contestant);
      const came = await generator.gather(name, { ...crowd, dialect: contestant.dialect, port: runner.port });
      ready.push({ name, runner, came, talk: (talk) => measured(runner, () => generator.talk(name, talk)) });
    }
    return await play(ready);
  } finally {
    for (const { name, runner } of ready) {
      await generator.leave(name);
      await runner.stop();
    }
  }
}

async function measured(runner: Runner, talk: () => Promise<Heard>): Promise<Heard & { readonly cpu: number }> {
  const before = runner.cpu();
  const heard = await talk();
  return { ...heard, cpu: runner.cpu() - before };
}

/** For how many seconds, before anything counts: a program that compiles itself as it runs is slow in its first one. */
export function warmUp({ quick }: Stage): number {
  return quick ? 0.4 : 2;
}

export const OURS = ['sokdak, Socket.IO', 'sokdak, WebSocket', 'sokdak, IRC'] as const;
export const PEERS = ['stock socket.io', 'plain ws', 'InspIRCd', 'ngIRCd', 'Mosquitto'] as const;
export const FLOORS = ['C, one send per turn', 'C, one send per message'] as const;
