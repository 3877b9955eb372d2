import { type Figure, figure, OURS, type Stage, withCrowds } from './stage.ts';

const WHO = [...OURS, 'stock socket.io', 'plain ws'];

/** Small and quick, for its counts: each message once, in order, to everyone. The ratios say little. */
export async function counts(stage: Stage): Promise<Figure[]> {
  return [...(await oneRoom(stage)), ...(await someRooms(stage))];
}

function oneRoom(stage: Stage): Promise<Figure[]> {
  const workload = 'fan-out, room of 40, 4 senders';
  stage.say(workload);
  return withCrowds(stage, WHO, { rooms: 1, readers: 40, speakers: 4 }, async (ready) => {
    const figures: Figure[] = [];
    for (const { name, talk } of ready) {
      const { heard, seconds, cpu, faults } = await talk({ window: 12, seconds: 0.4 });
      figures.push(
        figure(workload, name, 'deliveries/s', [heard / seconds], faults),
        figure(workload, name, 'CPU s per million', [(cpu / heard) * 1e6], faults),
      );
    }
    return [...figures, ...LIBRARIES.flatMap(([ours, theirs]) => ratio(figures, ours, theirs))];
  });
}

/** What is built on what. */
const LIBRARIES = [
  ['sokdak, Socket.IO', 'stock socket.io'],
  ['sokdak, WebSocket', 'plain ws'],
] as const;

function ratio(figures: readonly Figure[], ours: string, theirs: string): Figure[] {
  const of = (name: string) => figures.find(({ contestant }) => contestant === name);
  const [own, other] = [of(ours), of(theirs)];
  if (!own || !other) return [];
  return [figure(own.workload, ours, 'times the library', [own.value / other.value], own.faults)];
}

function someRooms(stage: Stage): Promise<Figure[]> {
  const workload = '10 rooms of 4, everyone talking';
  stage.say(workload);
  return withCrowds(stage, OURS, { rooms: 10, readers: 4, speakers: 4, talkers: true }, async (ready) => {
    const figures: Figure[] = [];
    for (const { name, talk } of ready) {
      const { delivery, faults } = await talk({ perSecond: 400, seconds: 0.5 });
      figures.push(figure(workload, name, 'p99 ms', [delivery.p99], faults));
    }
    return figures;
  });
}
