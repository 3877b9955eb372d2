import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { edit, erase, fresh, rising, Stage, say, someone } from '../contract/stage.ts';
import { openSqliteStore } from './sqlite.ts';
import { freshFile } from './test-kit.ts';

const bytesOf = (file: string): string =>
  ['', '-wal', '-shm'].map((end) => (existsSync(file + end) ? readFileSync(file + end, 'latin1') : '')).join();
const mark = () => `<${fresh('secret')}>`;
const random = fc.sample(fc.nat({ max: 1_000_000 }), { numRuns: 20_000, seed: 7 });
const chance = (below: number) => (random.pop() ?? 0) % below;

it('leaves nothing of a deleted text in any file, once what came after it is answered', async () => {
  const file = freshFile();
  const store = await openSqliteStore({ file, report: () => {} });
  const [logs, by] = [await Promise.all(rising(5).map(() => new Stage(store).room())), someone()];
  const [standing, gone]: [{ log: string; id: string; texts: string[] }[], string[]] = [[], []];
  const longer = () => `${mark()}${'x'.repeat(chance(20) === 0 ? 9_000 : chance(300))}`;
  for (const _ of rising(60)) {
    await Promise.all(
      logs.map((log) =>
        store.logs.append(
          log,
          rising(8).flatMap(() => some(log)),
          null,
        ),
      ),
    );
  }
  await store.notes.put('a', 'barrier');
  expect(gone.length).toBeGreaterThan(300);
  expect(left()).toEqual([]);
  await store.close();
  expect(left()).toEqual([]);
  const last = standing.map(({ texts }) => texts.at(-1) ?? '');
  expect(last.filter((text) => !bytesOf(file).includes(text))).toEqual([]);

  function some(log: string) {
    const mine = standing.filter((one) => one.log === log);
    const one = mine[chance(mine.length || 1)];
    const what = chance(4);
    const [text, id] = [longer(), fresh('id')];
    const secret = text.slice(0, text.indexOf('>') + 1);
    if (!one || what < 2) {
      standing.push({ log, id, texts: [secret] });
      return [say(by, text, { id })];
    }
    if (what === 2) {
      one.texts.push(secret);
      return [edit(by, one.id, text)];
    }
    standing.splice(standing.indexOf(one), 1);
    gone.push(...one.texts);
    return [erase(by, one.id)];
  }

  function left(): readonly string[] {
    const bytes = bytesOf(file);
    return gone.filter((text) => bytes.includes(text));
  }
});
