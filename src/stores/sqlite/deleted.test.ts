import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft } from '../../hub/ports/logs.ts';
import { fileRecord, sayWith } from '../contract/files.ts';
import { draft, edit, erase, fresh, rising, Stage, say, someone } from '../contract/stage.ts';
import { lookThrough } from './copy.ts';
import { openSqliteStore } from './sqlite.ts';
import { freshFile } from './test-kit.ts';

const random = fc.sample(fc.nat({ max: 1_000_000 }), { numRuns: 20_000, seed: 7 });
const chance = (below: number) => (random.pop() ?? 0) % below;

interface Message {
  readonly log: string;
  readonly id: string;
  readonly secrets: string[];
}

/** People who say, edit and delete at random; each text bears a secret of its own. */
class Talk {
  readonly by = someone();
  readonly gone: string[] = [];
  readonly #standing: Message[] = [];

  next(log: string): Draft {
    const mine = this.#standing.filter((one) => one.log === log);
    const one = mine[chance(mine.length || 1)];
    if (!one || chance(2) === 0) return this.#say(log);
    return chance(2) === 0 ? edit(this.by, one.id, this.#text(one.secrets)) : this.#erase(one);
  }

  get last(): readonly string[] {
    return this.#standing.map(({ secrets }) => secrets.at(-1) ?? '');
  }

  standingIn(log: string): readonly string[] {
    return this.#standing.filter((one) => one.log === log).flatMap(({ secrets }) => secrets);
  }

  #say(log: string): Draft {
    const said = { log, id: fresh('id'), secrets: [] };
    this.#standing.push(said);
    return say(this.by, this.#text(said.secrets), { id: said.id });
  }

  #erase(one: Message): Draft {
    this.#standing.splice(this.#standing.indexOf(one), 1);
    this.gone.push(...one.secrets);
    return erase(this.by, one.id);
  }

  /** Some fill pages of their own, so the secret stands at both ends. */
  #text(secrets: string[]): string {
    const secret = `<${fresh('secret')}>`;
    secrets.push(secret);
    return secret + 'x'.repeat(chance(20) === 0 ? 9_000 : chance(300)) + secret;
  }
}

function secretsIn(file: string): ReadonlySet<string> {
  const files = ['', '-wal', '-shm'].map((end) => file + end).filter((name) => existsSync(name));
  return new Set(files.flatMap((name) => readFileSync(name, 'latin1').match(/<secret-\d+>/g) ?? []));
}

it('leaves nothing of a deleted text in any file, once what came after it is answered', async () => {
  const [file, talk] = [freshFile(), new Talk()];
  const store = await openSqliteStore({ file, report: () => {} });
  const logs = await Promise.all(rising(5).map(() => new Stage(store).room()));
  const eight = (log: string) => rising(8).map(() => talk.next(log));
  for (const _ of rising(60)) await Promise.all(logs.map((log) => store.logs.append(log, eight(log), null)));
  await store.notes.put('something', 'after');
  expect(talk.gone.length).toBeGreaterThan(300);
  const open = secretsIn(file);
  await store.close();
  const left = secretsIn(file);
  expect(talk.gone.filter((text) => open.has(text))).toEqual([]);
  expect(talk.gone.filter((text) => left.has(text))).toEqual([]);
  expect(talk.last.filter((text) => !left.has(text))).toEqual([]);
});

it('[R21] leaves nothing of what was said in a room that is gone, nor of its topic, and all of the others', async () => {
  const [file, talk] = [freshFile(), new Talk()];
  const store = await openSqliteStore({ file, report: () => {} });
  const names = rising(4).map(() => fresh('#room'));
  const logs = await Promise.all(names.map(async (room) => (await store.logs.open({ room }, fresh('log'))).log));
  const topic = `<${fresh('secret')}>`;
  for (const _ of rising(40)) {
    for (const log of logs) {
      const state = { room: '#room', bans: [], topic: { text: log === logs[0] ? topic : '', by: talk.by, at: 1 } };
      await store.logs.append(
        log,
        rising(8).map(() => talk.next(log)),
        state,
      );
    }
  }
  const said = talk.standingIn(logs[0] ?? '');
  const { log: server } = await store.logs.open({ server: true }, 'log-of-the-server');
  const deleted = { on: 'room-deleted', by: talk.by, room: names[0] ?? '', was: logs[0] ?? '', reason: '' } as const;
  await store.logs.append(server, [draft(deleted)], null);
  for (let from: number | null = 0; from !== null; ) from = (await store.logs.clear(logs[0] ?? '', from)).next;
  await store.notes.put('something', 'after');
  await store.close();
  const left = secretsIn(file);
  expect(said.length).toBeGreaterThan(50);
  expect([...said, topic].filter((text) => left.has(text))).toEqual([]);
  expect(talk.last.filter((text) => !left.has(text) && !said.includes(text))).toEqual([]);
  await lookThrough(file);
});

it('[F7] leaves nothing of the names of files that are gone, said or not', async () => {
  const [file, by] = [freshFile(), someone()];
  const store = await openSqliteStore({ file, report: () => {} });
  const log = await new Stage(store).room();
  const [gone, left]: string[][] = [[], []];
  for (const nth of rising(400)) {
    const [name, alt, id] = [`<${fresh('secret')}>`, `<${fresh('secret')}>`, fresh('id')];
    const record = fileRecord(by, { name: `${name}.txt`, alt: alt + 'x'.repeat(chance(900)) });
    await store.files.put(record);
    const dies = chance(3) > 0;
    (dies ? gone : left)?.push(name, alt);
    if (nth % 2 === 0) await store.logs.append(log, [sayWith(by, [record], { id })], null);
    if (dies && nth % 2 === 0) await store.logs.append(log, [erase(by, id)], null);
    else if (dies) await store.files.drop([record.id]);
  }
  await store.notes.put('something', 'after');
  await store.close();
  const found = secretsIn(file);
  expect(gone?.filter((secret) => found.has(secret))).toEqual([]);
  expect(left?.filter((secret) => !found.has(secret))).toEqual([]);
});
