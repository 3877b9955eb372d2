import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '../../test/faults/stage/fill.ts';
import { Runner } from '../contestant.ts';
import { withData } from '../contestants.ts';
import { type Figure, figure, type Stage } from './stage.ts';

const PER_SECOND = 1_000;
/** How long is written, and how often is read meanwhile. */
const USUAL = { seconds: 8, reads: 300 };
const QUICK = { seconds: 3, reads: 60 };
const NAME = 'sokdak, WebSocket';

/** A room with a long past, while a thousand messages a second are written into it. */
export async function history(stage: Stage): Promise<Figure[]> {
  const entries = stage.quick ? 20_000 : 1_000_000;
  const { seconds, reads } = stage.quick ? QUICK : USUAL;
  const workload = `history of ${entries.toLocaleString('en')} messages, ${PER_SECOND.toLocaleString('en')}/s written`;
  stage.say(workload);
  const data = mkdtempSync(join(stage.folder, 'history-'));
  await fill(data, { room: '#r0', messages: entries });
  const runner = await Runner.start(withData(data));
  const { generator } = stage;
  const place = { dialect: 'websocket', port: runner.port } as const;
  try {
    await generator.gather('history', { ...place, rooms: 1, readers: 1, speakers: 10 });
    const writing = generator.talk('history', { perSecond: PER_SECOND, seconds });
    const waits = await generator.read('history', {
      ...place,
      room: 0,
      entries,
      reads,
    });
    const { faults, answer } = await writing;
    return [
      figure(workload, NAME, 'join p99 ms', [waits.join], faults),
      figure(workload, NAME, 'page p99 ms', [waits.page], faults),
      figure(workload, NAME, 'search p99 ms', [waits.search], faults),
      figure(workload, NAME, 'writing, ack p99 ms', [answer.p99], faults),
    ];
  } finally {
    await generator.leave('history');
    await runner.stop();
  }
}
