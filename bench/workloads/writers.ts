import { type Figure, figure, type Stage, warmUp, withCrowds } from './stage.ts';

const WRITERS = 100;
const WINDOW = 40;
const WHO = 'sokdak, WebSocket';

/** A hundred who write into one room, so that each message is also heard by all of them; each waits for its answers. */
export async function writers(stage: Stage): Promise<Figure[]> {
  const workload = `${WRITERS} writers, one room`;
  stage.say(workload);
  return withCrowds(stage, [WHO], { rooms: 1, readers: 1, speakers: WRITERS }, async ([one]) => {
    if (!one) return [];
    await one.talk({ seconds: warmUp(stage), window: WINDOW });
    const full = [];
    for (let round = 0; round < stage.rounds; round += 1) full.push(await one.talk({ seconds: 1, window: WINDOW }));
    const rate = full.map(({ said, seconds }) => said / seconds);
    const faults = full.flatMap(({ faults }) => faults);
    const durable = figure(workload, WHO, 'durable messages/s', rate, faults);
    const half = await one.talk({ seconds: 2, perSecond: durable.value / 2 });
    return [
      durable,
      figure(workload, WHO, 'ack p50 ms at half of it', [half.answer.p50], half.faults),
      figure(workload, WHO, 'ack p99 ms at half of it', [half.answer.p99], half.faults),
    ];
  });
}
