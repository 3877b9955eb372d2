import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, type TestContext } from 'vitest';
import type { Crowd } from './crowd.ts';
import { pass } from './figures.ts';
import { House, type HouseGiven } from './house.ts';
import { judge, NOTHING } from './judge.ts';
import type { Seen } from './reader.ts';

export interface Experiment {
  /** As FAULTS and docs/faults.md number it: `A1`. */
  readonly id: string;
  /** What is done to it. */
  readonly fault: string;
  /** What must hold all the same, with the rules that say so. */
  readonly holds: string;
  /** ms after which it counts as failed; far more than it takes. */
  readonly patience?: number;
}

/** One experiment: does the fault under load, judges, and answers its figures in one line. Throws where it fails. */
export function experiment(
  { id, fault, holds, patience = 60_000 }: Experiment,
  run: (context: TestContext) => Promise<string>,
): void {
  const act = async (context: TestContext) => {
    const begun = performance.now();
    pass(id, await run(context), performance.now() - begun);
  };
  it(`${id} ${fault}: ${holds}`, act, patience);
}

/** A house that stands until the experiment is over. */
export function open(given: HouseGiven = {}): House {
  const house = new House(given);
  onTestFinished(() => house.close());
  return house;
}

/** A folder that is gone when the experiment is over. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sokdak-faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whose timeline leaves the log, and where: the way in is the remainder of his number. */
function strays({ readers }: Crowd, log: readonly Seen[]): string {
  const told = readers.flatMap(({ timeline, hearings }, n) => {
    const at = log.findIndex(({ id }, place) => timeline[place]?.id !== id);
    const lines = hearings.map(({ since, told }) => `${since}+${told.length}`).join(' ');
    return at < 0 && timeline.length === log.length
      ? []
      : [`reader ${n} from ${at}: ${timeline.length}/${log.length}; lines ${lines}`];
  });
  return told.join('; ');
}

/** Lets the crowd finish, and expects that nothing happened that must not. Resolves to the log. */
export async function sound(crowd: Crowd): Promise<readonly Seen[]> {
  const log = await crowd.finish();
  const found = judge(crowd, log);
  expect(found, `${JSON.stringify(found)} ${strays(crowd, log)}`).toEqual(NOTHING);
  return log;
}
