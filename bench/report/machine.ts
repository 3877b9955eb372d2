import { cpus, loadavg, release, totalmem, type } from 'node:os';
import packageJson from '../../package.json' with { type: 'json' };
import { pins } from '../pinned.ts';

/** Where a run took place. */
export interface Machine {
  readonly date: string;
  readonly processors: number;
  readonly processor: string;
  /** GB. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
  readonly version: string;
  readonly pinned: boolean;
  /** Processes that wanted a processor when it began, of others too. */
  readonly load: number;
}

export function thisMachine(): Machine {
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    processors: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    version: packageJson.version,
    pinned: pins,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}
