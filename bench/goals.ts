import type { Figure } from './workloads/stage.ts';

/** What a figure is to reach: as it is, or as a ratio to another contestant's in the same run. */
export interface Goal {
  readonly workload: RegExp;
  readonly contestant: string;
  readonly measure: string;
  readonly wants: { readonly least: number } | { readonly most: number };
  /** Whose figure it is divided by. */
  readonly than?: string;
}

export interface Reached {
  readonly goal: Goal;
  readonly workload: string;
  readonly value: number;
  readonly reached: boolean;
}

const [SIO, WS, IRC] = ['sokdak, Socket.IO', 'sokdak, WebSocket', 'sokdak, IRC'];
const [STOCK, PLAIN, INSP] = ['stock socket.io', 'plain ws', 'InspIRCd'];
const [TURN, EACH] = ['C, one send per turn', 'C, one send per message'];

const fanout = { workload: /^fan-out, room of (200|400|1000)/, measure: 'deliveries/s' };
const capacity = { workload: /^capacity/, measure: 'messages/s' };
const rooms = { workload: /rooms of 10/, measure: 'messages/s' };
const slow = { workload: /^20 messages/ };
const idle = { workload: /idle/ };
const atRest = { ...idle, measure: 'KB each, at rest' };
const manyIdle = { workload: /^(?!5,000 )\S+ idle/, measure: 'KB each, just after' };
const history = { workload: /^history/, contestant: WS };
const start = { workload: /^start/, contestant: SIO };
const page = { workload: /^the page/, contestant: 'the page, Chromium' };

export const goals: readonly Goal[] = [
  { ...fanout, contestant: SIO, than: STOCK, wants: { least: 20 } },
  { ...fanout, contestant: WS, than: PLAIN, wants: { least: 20 } },
  { ...fanout, contestant: WS, than: TURN, wants: { least: 0.75 } },
  { ...fanout, contestant: IRC, than: INSP, wants: { least: 1.3 } },
  { ...fanout, contestant: IRC, than: EACH, wants: { least: 10 } },
  { ...capacity, contestant: SIO, than: STOCK, wants: { least: 100 } },
  { ...capacity, contestant: IRC, than: INSP, wants: { least: 3 } },
  { ...capacity, contestant: WS, than: TURN, wants: { least: 0.7 } },
  { ...slow, measure: 'CPU s per million', contestant: SIO, than: STOCK, wants: { most: 0.75 } },
  { ...slow, measure: 'p99 ms', contestant: SIO, than: STOCK, wants: { most: 1 } },
  { ...rooms, contestant: SIO, than: STOCK, wants: { least: 8 } },
  { ...rooms, contestant: WS, than: TURN, wants: { least: 0.6 } },
  { workload: /writers/, contestant: WS, measure: 'durable messages/s', wants: { least: 25_000 } },
  { workload: /writers/, contestant: WS, measure: 'ack p99 ms at half of it', wants: { most: 30 } },
  { ...atRest, contestant: WS, wants: { most: 12 } },
  { ...atRest, contestant: IRC, wants: { most: 12 } },
  { ...atRest, contestant: SIO, wants: { most: 20 } },
  { ...manyIdle, contestant: WS, wants: { most: 12 } },
  { ...manyIdle, contestant: IRC, wants: { most: 12 } },
  { ...manyIdle, contestant: SIO, wants: { most: 20 } },
  { ...idle, measure: 'joins/s', contestant: SIO, than: STOCK, wants: { least: 1 } },
  { workload: /return at once/, measure: 's until all are back', contestant: SIO, than: STOCK, wants: { most: 2 } },
  { ...history, measure: 'join p99 ms', wants: { most: 20 } },
  { ...history, measure: 'page p99 ms', wants: { most: 20 } },
  { ...history, measure: 'search p99 ms', wants: { most: 50 } },
  { ...start, measure: 'ms to listening', wants: { most: 400 } },
  { ...start, measure: 'MB resident, idle', wants: { most: 90 } },
  { ...page, measure: 'ms until messages are painted', wants: { most: 200 } },
  { ...page, measure: 'ms for a key, 500 messages shown, p99', wants: { most: 16 } },
  { ...page, measure: 'ms without a frame, 200 messages/s, at worst', wants: { most: 100 } },
  { ...page, measure: 'ms without a frame, 200 messages/s, reading further up, at worst', wants: { most: 100 } },
];

/** How far the figures reach the goals; goals of which something was not measured are left out. */
export function reached(figures: readonly Figure[]): readonly Reached[] {
  const workloads = [...new Set(figures.map(({ workload }) => workload))];
  return goals.flatMap((goal) =>
    workloads
      .filter((workload) => goal.workload.test(workload))
      .flatMap((workload) => {
        const of = (contestant: string) => found(figures, workload, contestant, goal.measure);
        const [own, other] = [of(goal.contestant), goal.than === undefined ? 1 : of(goal.than)];
        if (own === null || other === null || other === 0) return [];
        const value = own / other;
        const { wants } = goal;
        return [{ goal, workload, value, reached: 'least' in wants ? value >= wants.least : value <= wants.most }];
      }),
  );
}

function found(figures: readonly Figure[], workload: string, contestant: string, measure: string): number | null {
  const figure = figures.find(
    (one) => one.workload === workload && one.contestant === contestant && one.measure === measure,
  );
  return figure && figure.faults.length === 0 ? figure.value : null;
}
