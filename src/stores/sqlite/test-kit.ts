import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Entry } from '../../core/entry.ts';
import type { Draft } from '../../hub/ports/logs.ts';
import { type Database, type Driver, loadDriver } from './driver.ts';
import { Reader } from './reader.ts';
import type { Numbered, Outcome, Write } from './requests.ts';
import type { Writer } from './writer.ts';

/** A data file in a folder that is gone after the test. */
export function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sokdak-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'sokdak.db');
}

export function ask(writer: Writer, ...requests: readonly Write[]): readonly Outcome[] {
  return writer.perform(numbered(...requests)).outcomes;
}

export function numbered(...requests: readonly Write[]): readonly Numbered<Write>[] {
  return requests.map((request, ref) => ({ ref, request }));
}

export function open(writer: Writer, room = '#부엌'): Outcome | undefined {
  return ask(writer, { do: 'open', place: { room }, fresh: `log-of-${room}` })[0];
}

export function append(log: string, ...drafts: readonly Draft[]): Write {
  return { do: 'append', log, drafts: JSON.stringify(drafts), state: null };
}

/** What the file itself holds of a log, read without a thread. */
export async function entriesIn(file: string, log: string): Promise<readonly Entry[]> {
  const reader = new Reader(loadDriver(), file);
  const [outcome] = reader.perform([
    { ref: 0, request: { do: 'page', log, range: { after: 0, limit: 1e9 } } },
  ]).outcomes;
  reader.close();
  if (!outcome || !('answer' in outcome)) throw new Error(JSON.stringify(outcome));
  return JSON.parse((outcome.answer as { readonly json: string }).json);
}

/** A driver whose connections to the data file can be reached, and whose commits fail while `fails` says with what. */
export async function faultyDriver(fails: () => number | null): Promise<Driver & { readonly databases: Database[] }> {
  const { DatabaseSync } = loadDriver();
  const databases: Database[] = [];
  class Faulty extends DatabaseSync {
    constructor(file: string, options: { readonly readOnly: boolean }) {
      super(file, options);
      if (!file.endsWith('.lock')) databases.push(this);
    }

    override prepare(sql: string) {
      const statement = super.prepare(sql);
      if (sql !== 'COMMIT') return statement;
      const run = () => {
        const errcode = fails();
        if (errcode !== null) throw Object.assign(new Error('injected'), { errcode });
        return statement.run();
      };
      return { run, get: () => undefined, all: () => [] };
    }
  }
  return { DatabaseSync: Faulty, databases };
}
