import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Runner } from '../contestant.ts';
import { type Figure, figure, OURS, PEERS, type Stage } from './stage.ts';

/** They let newcomers in slowly. */
const FEW: ReadonlyMap<string, number> = new Map([
  ['InspIRCd', 300],
  ['ngIRCd', 1_000],
]);
const SETTLING_MS = { usual: 2_500, quick: 500 };
/** For all that a process has open beside connections. */
const KEPT_BACK = 500;

/** So long after the last of them came, in ms, V8 has let go of what their coming left: it waits until it sees rest. */
const REST_MS = 45_000;

/** Connections that do nothing: memory for each just after they came, and at rest; and how many come in a second. */
export async function idle(stage: Stage): Promise<Figure[]> {
  if (stage.quick) return idling(stage, 500, [...OURS, 'stock socket.io']);
  const many = Math.min(20_000, filesAllowed() - KEPT_BACK);
  const peers = await idling(stage, 5_000, PEERS);
  // Ours rest side by side: all together they must not be more than the generator may have open.
  const ours = await idling(stage, 5_000, OURS, REST_MS);
  return [...ours, ...peers, ...(await idling(stage, many, [...OURS, 'stock socket.io']))];
}

/** Files that a process may have open here: each connection is one, at the server and at the generator. */
function filesAllowed(): number {
  return Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1_024);
}

/** With `rest`, all stay where they are until that is over, and are looked at once more. */
async function idling(stage: Stage, connections: number, names: readonly string[], rest = 0): Promise<Figure[]> {
  const workload = `${connections.toLocaleString('en')} idle connections`;
  stage.say(workload);
  const figures: Figure[] = [];
  const resting: Crowd[] = [];
  try {
    for (const name of names) {
      const crowd = await Crowd.come(stage, name, connections);
      if (!crowd) continue;
      figures.push(
        figure(workload, name, 'KB each, just after', [crowd.kilobytes]),
        figure(workload, name, 'joins/s', [crowd.perSecond]),
      );
      if (rest > 0) resting.push(crowd);
      else await crowd.go();
    }
    if (resting.length > 0) await pause(rest);
    for (const { name, kilobytes } of resting) figures.push(figure(workload, name, 'KB each, at rest', [kilobytes]));
    return figures;
  } finally {
    for (const crowd of resting) await crowd.go();
  }
}

/** Those who came to one server. */
class Crowd {
  readonly name: string;
  readonly #stage: Stage;
  readonly #runner: Runner;
  #count = 0;
  #before = 0;
  #seconds = 0;

  private constructor(stage: Stage, name: string, runner: Runner) {
    this.#stage = stage;
    this.name = name;
    this.#runner = runner;
  }

  /** Resolves a little after the last has come; null where that server is not here. */
  static async come(stage: Stage, name: string, connections: number): Promise<Crowd | null> {
    const contestant = stage.field.contestants.get(name);
    if (!contestant) return null;
    const crowd = new Crowd(stage, name, await Runner.start(contestant));
    const settling = stage.quick ? SETTLING_MS.quick : SETTLING_MS.usual;
    const coming = { dialect: contestant.dialect, port: crowd.#runner.port, room: null, missed: 0 };
    try {
      await stage.generator.come(`${name} first`, { ...coming, count: 50 });
      await pause(settling / 5);
      crowd.#before = crowd.#runner.rss();
      crowd.#count = Math.min(connections, FEW.get(name) ?? connections);
      crowd.#seconds = await stage.generator.come(name, { ...coming, count: crowd.#count });
      await pause(settling);
      return crowd;
    } catch (problem) {
      await crowd.go();
      throw problem;
    }
  }

  /** That the server has more in memory now than before they came, for each of them. */
  get kilobytes(): number {
    return ((this.#runner.rss() - this.#before) * 1_024) / this.#count;
  }

  get perSecond(): number {
    return this.#count / this.#seconds;
  }

  async go(): Promise<void> {
    await this.#stage.generator.leave(this.name);
    await this.#stage.generator.leave(`${this.name} first`);
    await this.#runner.stop();
  }
}
