import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Servers stand on one processor, the load generator on another, where there are two and `taskset`. */
const PLACES = { server: '0', load: '1' } as const;

export const pins = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

export function pinned(what: keyof typeof PLACES, command: string, args: readonly string[]): [string, string[]] {
  return pins ? ['taskset', ['-c', PLACES[what], command, ...args]] : [command, [...args]];
}
