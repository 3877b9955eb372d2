import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import { loadDriver } from '../../src/stores/sqlite/driver.ts';
import { entriesIn } from '../../src/stores/sqlite/test-kit.ts';
import { Writer } from '../../src/stores/sqlite/writer.ts';
import { Disk } from '../powercut/disk.ts';
import { type Act, actsOf, CALLS_AND_TOLD, STRACE } from '../powercut/trace.ts';
import { chanceFrom, form, rounds, SEED } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { experiment, freshFolder, open } from './stage/experiment.ts';
import { Guest } from './stage/guest.ts';
import { judge, NOTHING } from './stage/judge.ts';
import { websocket } from './stage/line.ts';
import { canTrace } from './stage/slow-disk.ts';

const ROUNDS = rounds({ short: 10, long: 100 });
const MESSAGES = form({ short: 200, long: 600 });
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

experiment(
  {
    id: 'A2',
    fault:
      'power cuts at random moments under 20 writers on all ways in: only what was fsynced survives, and by luck some more',
    holds: 'all that had left through any socket is there, in order and once; it starts by itself [L1] [L2]',
    patience: form({ short: 90_000, long: 400_000 }),
  },
  async (context) => {
    if (!canTrace()) return context.skip('needs strace, and the right to trace');
    const folder = freshFolder();
    const trace = join(folder, 'trace');
    const house = open({ under: ['strace', ...STRACE, CALLS_AND_TOLD, '--seccomp-bpf', '-o', trace] });
    const crowd = new Crowd(house, { writers: 20, readers: 4, write: { window: 2 } });
    await crowd.next(MESSAGES);
    const log = await crowd.finish({ afresh: false });
    expect(judge(crowd, log)).toEqual(NOTHING);
    const { log: name } = await new Guest(house, '눈', websocket).come();
    await (await house.up()).end('SIGTERM');
    const acts = actsOf(readFileSync(trace, 'utf8')).filter(
      (act) => !('file' in act) || act.file.startsWith(house.data),
    );
    const told = toldIn(acts, new Set(log.map(({ id }) => id)));
    const chance = chanceFrom(SEED);
    const first = told.findIndex((ids) => ids.length > 0);
    const cuts = Array.from({ length: ROUNDS }, () => chance(first, acts.length)).sort((a, b) => a - b);
    const disk = new Disk();
    const shown = new Set<string>();
    let done = 0;
    for (const [round, cut] of cuts.entries()) {
      for (; done < cut; done += 1) {
        disk.do(acts[done] as Act);
        for (const id of told[done] ?? []) shown.add(id);
      }
      // In every other round some of what was not synced survives, as on a real disk.
      const kept = await heldAfter(
        disk.afterCut(() => round % 2 === 1 && chance(0, 4) === 0),
        join(folder, `${round}`),
        name,
      );
      const ids = new Set(kept.map(({ id }) => id));
      expect([...shown].filter((id) => !ids.has(id)).length, `cut ${cut}, seed ${SEED}`).toBe(0);
      expect(ids.size).toBe(kept.length);
      expect(kept.every(({ seq, id }, n) => seq === n + 1 && id === log[n]?.id)).toBe(true);
    }
    return `${ROUNDS} cuts in ${acts.length} acts of a server with ${log.length} messages: 0 of up to ${shown.size} acked or shown lost, 0 twice, 0 out of order, 0 holes; seed ${SEED}`;
  },
);

/** For each act, the entries that left with it. */
function toldIn(acts: readonly Act[], known: ReadonlySet<string>): readonly (readonly string[])[] {
  return acts.map((act) => (act.do === 'tell' ? (act.text.match(ID) ?? []).filter((id) => known.has(id)) : []));
}

async function heldAfter(files: ReadonlyMap<string, Buffer>, folder: string, log: string): Promise<readonly Entry[]> {
  mkdirSync(folder);
  for (const [name, bytes] of files) writeFileSync(join(folder, basename(name)), bytes);
  const file = join(folder, 'sokdak.db');
  const writer = new Writer(loadDriver(), file);
  expect(writer.perform([{ ref: 0, request: { do: 'start' } }]).outcomes).toEqual([{ ref: 0, answer: null }]);
  writer.close();
  const entries = await entriesIn(file, log);
  rmSync(folder, { recursive: true });
  return entries;
}
