import { capacity } from './capacity.ts';
import { type Figure, FLOORS, figure, OURS, PEERS, type Ready, type Stage, warmUp, withCrowds } from './stage.ts';

/** Messages on their way, of all senders together. */
const WINDOW = 50;
const SPEAKERS = 10;
const SLOW = { perSecond: 20, seconds: 1.5, speakers: 1 };

/** Who takes part in the quick form: whom the goals speak of. */
const IN_QUICK = [...OURS, 'stock socket.io', 'plain ws', 'InspIRCd', 'C, one send per turn'];

/** Who is left out to save time: no goal is about them there. */
const WITHOUT_CAPACITY: ReadonlySet<string> = new Set(['C, one send per message', 'ngIRCd', 'plain ws']);
const WITHOUT_SLOW: ReadonlySet<string> = new Set([...WITHOUT_CAPACITY, 'InspIRCd']);

/** One room: as many messages as can be, as many as can be borne, and few. */
export async function oneRoom(stage: Stage, readers: number): Promise<Figure[]> {
  const who = stage.quick ? IN_QUICK : [...OURS, ...PEERS, ...FLOORS];
  return withCrowds(stage, who, { rooms: 1, readers, speakers: SPEAKERS }, async (ready) => {
    for (const { talk } of ready) await talk({ seconds: warmUp(stage), window: WINDOW, speakers: 1 });
    const saturated = [...(await fanout(stage, ready, readers, 1)), ...(await fanout(stage, ready, readers, SPEAKERS))];
    if (readers < 400 && !stage.quick) return saturated;
    return [...saturated, ...(await most(stage, ready, saturated, readers)), ...(await slow(stage, ready, readers))];
  });
}

async function fanout(stage: Stage, ready: readonly Ready[], readers: number, speakers: number): Promise<Figure[]> {
  const workload = `fan-out, room of ${readers}, ${speakers === 1 ? 'one sender' : `${speakers} senders`}`;
  stage.say(workload);
  const rounds = await inTurn(stage, ready, ({ talk }) =>
    talk({ seconds: stage.quick ? 0.3 : 0.5, window: WINDOW / speakers, speakers }),
  );
  return ready.flatMap(({ name }) => {
    const heard = rounds.get(name) ?? [];
    const faults = [...new Set(heard.flatMap(({ faults }) => faults))];
    return [
      figure(
        workload,
        name,
        'deliveries/s',
        heard.map(({ heard, seconds }) => heard / seconds),
        faults,
      ),
      figure(
        workload,
        name,
        'CPU s per million',
        heard.map(({ cpu, heard }) => (cpu / heard) * 1e6),
        faults,
      ),
      figure(
        workload,
        name,
        'generator busy',
        heard.map(({ busy }) => busy),
        faults,
      ),
    ];
  });
}

async function most(
  stage: Stage,
  ready: readonly Ready[],
  saturated: readonly Figure[],
  readers: number,
): Promise<Figure[]> {
  const workload = `capacity, room of ${readers}`;
  stage.say(workload);
  const reached = (name: string) =>
    Math.max(
      ...saturated.filter((one) => one.contestant === name && one.measure === 'deliveries/s').map(({ value }) => value),
    );
  const some = ready.filter(({ name }) => !WITHOUT_CAPACITY.has(name));
  return capacity(stage, workload, some, (name) => reached(name) / readers);
}

async function slow(stage: Stage, ready: readonly Ready[], readers: number): Promise<Figure[]> {
  const workload = `${SLOW.perSecond} messages/s, room of ${readers}`;
  stage.say(workload);
  const some = ready.filter(({ name }) => !WITHOUT_SLOW.has(name));
  const rounds = await inTurn(stage, some, ({ talk }) => talk(SLOW));
  return some.flatMap(({ name }) => {
    const heard = rounds.get(name) ?? [];
    const faults = [...new Set(heard.flatMap(({ faults }) => faults))];
    return [
      figure(
        workload,
        name,
        'CPU s per million',
        heard.map(({ cpu, heard }) => (cpu / heard) * 1e6),
        faults,
      ),
      figure(
        workload,
        name,
        'p50 ms',
        heard.map(({ delivery }) => delivery.p50),
        faults,
      ),
      figure(
        workload,
        name,
        'p99 ms',
        heard.map(({ delivery }) => delivery.p99),
        faults,
      ),
    ];
  });
}

/** Each round lets everyone play once, one after the other, so that what disturbs the machine disturbs all alike. */
export async function inTurn<T>(
  { rounds }: Stage,
  ready: readonly Ready[],
  play: (one: Ready) => Promise<T>,
): Promise<ReadonlyMap<string, readonly T[]>> {
  const results = new Map<string, T[]>(ready.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of ready) results.get(one.name)?.push(await play(one));
  }
  return results;
}
