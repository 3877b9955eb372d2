import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { chanceFrom, rounds, SEED } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { experiment, freshFolder, open } from './stage/experiment.ts';
import { converse, type Histories, historiesOf } from './stage/histories.ts';
import { startServer } from './stage/server.ts';

const ROUNDS = rounds({ short: 5, long: 200 });
const PAGE = 4_096;

type Chance = (from: number, to: number) => number;

/** What is done to the files of a server that was killed. `keeps` says that nothing acked may be missing without a word. */
const DAMAGES: readonly {
  readonly what: string;
  readonly keeps: boolean;
  readonly do: (folder: string, chance: Chance) => void;
}[] = [
  { what: 'WAL cut', keeps: false, do: (folder, chance) => cut(join(folder, 'sokdak.db-wal'), chance) },
  { what: 'bit flipped in the WAL', keeps: false, do: (folder, chance) => flip(join(folder, 'sokdak.db-wal'), chance) },
  { what: 'bit flipped in the database', keeps: true, do: (folder, chance) => flip(join(folder, 'sokdak.db'), chance) },
  {
    what: 'page of the database overwritten',
    keeps: true,
    do: (folder, chance) => overwrite(join(folder, 'sokdak.db'), chance),
  },
  { what: 'database removed', keeps: true, do: (folder) => rmSync(join(folder, 'sokdak.db')) },
];

experiment(
  {
    id: 'A6',
    fault: 'files torn after a kill: WAL cut or flipped, database flipped, overwritten or removed',
    holds: 'it starts, or refuses in one sentence that names the file; never is a wrong word read [L13]',
    patience: ROUNDS * 10_000 + 60_000,
  },
  async () => {
    const house = open();
    const token = await converse(house);
    const crowd = new Crowd(house, { writers: 8, readers: 0 });
    await crowd.next(1_500);
    const { end } = await house.up();
    await crowd.finish({ afresh: false });
    await end('SIGKILL');
    // Only a copy is read: a start already tidies up.
    const whole = await reading(copyOf(house.data), token);
    const chance = chanceFrom(SEED);
    const ends = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const damage = DAMAGES[round % DAMAGES.length];
      if (!damage) throw new Error('no damage');
      const folder = copyOf(house.data);
      damage.do(folder, chance);
      const end = outcome(await reading(folder, token), whole, damage.keeps);
      rmSync(folder, { recursive: true });
      expect(end, `${damage.what}, round ${round}, seed ${SEED}`).not.toMatch(/^wrong|^lost/);
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    const counted = [...ends]
      .map(([end, count]) => `${count} ${end}`)
      .sort()
      .join(', ');
    return `${ROUNDS} damages (${DAMAGES.map(({ what }) => what).join('; ')}): ${counted}; 0 wrong words, 0 silent gaps; seed ${SEED}`;
  },
);

function copyOf(data: string): string {
  const folder = freshFolder();
  cpSync(data, folder, { recursive: true });
  return folder;
}

/** What a server on that folder lets one read, or the sentence with which it does not start. */
async function reading(data: string, token: string): Promise<Histories | string> {
  try {
    const server = await startServer({ data, flags: ['--limits', 'off', '--log-level', 'silent'] });
    try {
      return await historiesOf(server, token);
    } finally {
      await server.end('SIGKILL');
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function outcome(found: Histories | string, whole: Histories | string, keeps: boolean): string {
  if (typeof whole === 'string') throw new Error(whole);
  if (typeof found === 'string')
    return found.includes('sokdak.db') && found.trim().split('\n').length === 1
      ? 'did not start, with a sentence'
      : `wrong end: ${found}`;
  for (const [place, words] of found.read) {
    const known = whole.read.get(place) ?? [];
    const wrong = words.findIndex((word, index) => word !== undefined && word !== known[index]);
    if (wrong >= 0) return `wrong words in ${place}: ${words[wrong]} for ${known[wrong]}`;
  }
  if (found.refused > 0) return 'started, and refused what is damaged';
  const isAll = [...whole.read].every(([place, words]) => found.read.get(place)?.length === words.length);
  if (isAll) return 'all there';
  return keeps ? 'lost without a word' : 'the beginning up to the last good commit';
}

function cut(file: string, chance: Chance): void {
  truncateSync(file, chance(0, readFileSync(file).length));
}

function flip(file: string, chance: Chance): void {
  const bytes = readFileSync(file);
  const at = chance(0, bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance(0, 8));
  writeFileSync(file, bytes);
}

function overwrite(file: string, chance: Chance): void {
  const bytes = readFileSync(file);
  const page = chance(0, bytes.length / PAGE);
  for (let at = page * PAGE; at < (page + 1) * PAGE; at += 1) bytes[at] = chance(0, 256);
  writeFileSync(file, bytes);
}
