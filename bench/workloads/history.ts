import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from '../../src/hub/ports.ts';
import { openSqliteStore } from '../../src/stores/sqlite/sqlite.ts';
import { Runner } from '../contestant.ts';
import { withData } from '../contestants.ts';
import { type Figure, figure, type Stage } from './stage.ts';

const PER_SECOND = 1_000;
const SECONDS = 6;
const READS = 300;
const NAME = 'sokdak, WebSocket';

/** A room with a long past, while a thousand messages a second are written into it. */
export async function history(stage: Stage): Promise<Figure[]> {
  const entries = stage.quick ? 50_000 : 1_000_000;
  const workload = `history of ${entries.toLocaleString('en')} messages, ${PER_SECOND.toLocaleString('en')}/s written`;
  stage.say(workload);
  const data = mkdtempSync(join(stage.folder, 'history-'));
  await fill(join(data, 'sokdak.db'), entries);
  const runner = await Runner.start(withData(data));
  const { generator } = stage;
  const place = { dialect: 'websocket', port: runner.port } as const;
  try {
    await generator.gather('history', { ...place, rooms: 1, readers: 1, speakers: 10 });
    const writing = generator.talk('history', { perSecond: PER_SECOND, seconds: SECONDS });
    const waits = await generator.read('history', {
      ...place,
      room: 0,
      entries,
      reads: stage.quick ? READS / 3 : READS,
    });
    const { faults, answer } = await writing;
    return [
      figure(workload, NAME, 'join p99 ms', [waits.join], faults),
      figure(workload, NAME, 'page p99 ms', [waits.page], faults),
      figure(workload, NAME, 'writing, ack p99 ms', [answer.p99], faults),
    ];
  } finally {
    await generator.leave('history');
    await runner.stop();
  }
}

/** The room's log as the server would have kept it. */
async function fill(file: string, entries: number): Promise<void> {
  const store = await openSqliteStore({ file, report: () => {} });
  const { log } = await store.logs.open({ room: '#r0' }, '01900000-0000-7000-8000-000000000000');
  const by = { id: '01900000-0000-7000-8000-000000000001', nickname: '김소연' };
  for (let n = 0; n < entries; ) {
    const drafts: Draft[] = [];
    for (let end = Math.min(entries, n + 2_000); n < end; n += 1) {
      const id = `01900000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`;
      const text = `${n} 오늘 저녁은 무엇을 먹을까요? 김치찌개와 계란말이가 좋겠습니다.`;
      drafts.push({
        id,
        at: 1_700_000_000_000 + n,
        key: null,
        amendment: null,
        event: { on: 'said', room: '#r0', by, text },
      });
    }
    await store.logs.append(log, drafts, null);
  }
  await store.close();
}
