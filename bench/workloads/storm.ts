import { Runner } from '../contestant.ts';
import { type Figure, figure, type Stage } from './stage.ts';

const MISSED = 200;
const WHO = ['sokdak, Socket.IO', 'sokdak, WebSocket', 'stock socket.io'];

/** All are dropped at once, miss two hundred messages, and come back at once; with the stock library nothing is caught up. */
export async function storm(stage: Stage): Promise<Figure[]> {
  const count = stage.quick ? 200 : 2_000;
  const workload = `${count.toLocaleString('en')} return at once`;
  stage.say(workload);
  const figures: Figure[] = [];
  for (const name of WHO) {
    const contestant = stage.field.contestants.get(name);
    if (!contestant) continue;
    const runner = await Runner.start(contestant);
    const { dialect } = contestant;
    const missed = name.startsWith('sokdak') ? MISSED : 0;
    const { generator } = stage;
    try {
      await generator.come(name, { dialect, port: runner.port, count, room: 0, missed });
      await generator.drop(name);
      await generator.gather(`${name} writer`, { dialect, port: runner.port, rooms: 1, readers: 1, speakers: 1 });
      await generator.talk(`${name} writer`, { perSecond: MISSED * 2, seconds: 0.5 });
      await generator.leave(`${name} writer`);
      const { half, all } = await generator.comeBack(name);
      figures.push(
        figure(workload, name, 's until half are back', [half]),
        figure(workload, name, 's until all are back', [all]),
      );
    } finally {
      await generator.leave(name);
      await runner.stop();
    }
  }
  return figures;
}
