import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { chanceFrom, rounds, SEED } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { experiment, freshFolder, open, sound } from './stage/experiment.ts';
import { FileSender } from './stage/file-sender.ts';
import { Guest } from './stage/guest.ts';
import { websocket } from './stage/line.ts';
import { historyFor } from './stage/reader.ts';
import { run } from './stage/server.ts';

const ROUNDS = rounds({ short: 1, long: 20 });

experiment(
  {
    id: 'A11',
    fault: 'a backup while 20 write, restored elsewhere',
    holds: 'all that was acked before it began is there, in order and once; its logs have new ids [L12] [S9]',
    patience: ROUNDS * 10_000 + 30_000,
  },
  async () => {
    const house = open();
    const chance = chanceFrom(SEED);
    const crowd = new Crowd(house, { writers: 20, readers: 4 });
    const folder = freshFolder();
    const copies: Copy[] = [];
    const sender = await new FileSender(house, '보내는이').come();
    const headers = { 'content-type': 'application/json' };
    await sender.insist('POST', '/api/do/join', { headers, body: Buffer.from(JSON.stringify({ room: '#사진' })) });
    const sums: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await crowd.next(chance(20, 200));
      sums.push(await sent(sender, randomBytes(chance(1, 200_000))));
      const acked = crowd.said.filter(({ outcome }) => outcome === 'kept').map(({ text }) => text);
      const begun = performance.now();
      const file = `${folder}/${round}.db`;
      expect(await run('backup', file, '--data', house.data)).toMatchObject({ code: 0, err: '' });
      copies.push({ file, acked, sums: [...sums], ms: performance.now() - begun });
    }
    const whole = await sound(crowd);
    const left = await new Guest(house, '옛사람', websocket).come();
    left.line.close();
    for (const copy of copies) await expectRestored(copy, whole, left.log);
    const slowest = Math.max(...copies.map(({ ms }) => ms));
    const last = copies.at(-1)?.acked.length;
    return `${ROUNDS} backups under load in ≤ ${slowest.toFixed(0)} ms each, restored elsewhere: 0 of up to ${last} acked and of ${sums.length} files lost, 0 out of order, new ids; seed ${SEED}`;
  },
);

interface Copy {
  readonly file: string;
  /** The texts that were acknowledged before it was begun. */
  readonly acked: readonly string[];
  /** Of the files that were said. */
  readonly sums: readonly string[];
  readonly ms: number;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Sends a file and says it. Answers its sum. */
async function sent(sender: FileSender, bytes: Buffer): Promise<string> {
  await sender.say(await sender.send(bytes, { name: '사진.bin', piece: 64_000, pause: 0 }), '사진');
  return sha256(bytes);
}

/** A house on what was restored holds the beginning of the whole, as far as was acked or further. */
async function expectRestored({ file, acked, sums }: Copy, whole: Awaited<ReturnType<typeof sound>>, log: string) {
  const data = freshFolder();
  expect(await run('restore', file, '--data', data)).toMatchObject({ code: 0, err: '' });
  const kept = sums.map((sum) => readFileSync(join(data, 'files', 'kept', sum.slice(0, 2), sum)));
  expect(kept.map(sha256)).toEqual(sums);
  const house = open({ data });
  const restored = await historyFor(new Guest(house, '새사람', websocket));
  expect(restored).toEqual(whole.slice(0, restored.length));
  const texts = new Set(restored.map(({ text }) => text));
  expect(acked.filter((text) => !texts.has(text))).toEqual([]);
  const seen = await new Guest(house, '옛사람', websocket).come();
  expect(seen.log).not.toBe(log);
  expect(await seen.line.ask('hello', { nickname: '옛사람', seen: { [log]: 3, [seen.log]: 0 } })).toMatchObject({
    missed: { [seen.log]: restored.length },
  });
  expect(await seen.line.ask('history', { log, after: 0, limit: 9 })).toMatchObject({ error: { code: 'no_such_log' } });
  seen.line.close();
  await house.close();
}
