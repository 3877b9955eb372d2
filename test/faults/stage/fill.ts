import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Draft } from '../../../src/hub/ports/logs.ts';
import { loadDriver } from '../../../src/stores/sqlite/driver.ts';
import type { Write } from '../../../src/stores/sqlite/requests.ts';
import { Writer } from '../../../src/stores/sqlite/writer.ts';

export interface Filling {
  readonly room: string;
  readonly messages: number;
}

const AT_ONCE = 10_000;
const BY = { id: 'p-filler', nickname: '서기' };
const LINE_ONE = Date.UTC(2024, 0, 1);

/** Writes so many messages into a data folder, as a server would have, and into the index. Some 25,000 in a second. */
export async function fill(data: string, { room, messages }: Filling): Promise<void> {
  if (messages === 0) return;
  mkdirSync(data, { recursive: true });
  const writer = new Writer(loadDriver(), join(data, 'sokdak.db'));
  const log = v7();
  perform(writer, { do: 'open', place: { room }, fresh: log });
  for (let from = 0; from < messages; from += AT_ONCE) {
    const drafts = Array.from({ length: Math.min(AT_ONCE, messages - from) }, (_, n) => draft(room, from + n));
    perform(writer, { do: 'append', log, drafts: JSON.stringify(drafts), state: null });
  }
  while (perform(writer, { do: 'index' }) === true);
  writer.close();
}

function perform(writer: Writer, request: Write): unknown {
  const [outcome] = writer.perform([{ ref: 0, request }]).outcomes;
  if (!outcome || 'fault' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome.answer;
}

function draft(room: string, n: number): Draft {
  const event = {
    on: 'said',
    room,
    by: BY,
    text: `${n}번째 이야기: 오늘은 무엇을 먹을까, 어제는 무엇을 먹었더라`,
  } as const;
  return { id: v7(), at: LINE_ONE + n * 1_000, key: `fill ${n}`, amendment: null, event };
}
