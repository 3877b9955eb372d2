import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from './connection.ts';
import { type DialectName, dialects, masked, type Step } from './dialect.ts';

/** People who come, are dropped, and come back all at once. */
export interface Coming {
  readonly dialect: DialectName;
  readonly port: number;
  readonly count: number;
  /** Null for nowhere. */
  readonly room: number | null;
  /** How many messages each has to read on return, the first of the room; 0 for a bare return. */
  readonly missed: number;
}

const AT_ONCE = 64;
const AGAIN_MS = 200;
const MOST_TRIES = 50;
let comers = 0;

export class Returning {
  readonly #coming: Coming;
  readonly #all: Connection[] = [];
  readonly #tokens: string[] = [];

  constructor(coming: Coming) {
    this.#coming = coming;
  }

  /** Comes in, so many at a time; resolves to the seconds that it took. */
  async come(): Promise<number> {
    const begun = performance.now();
    let left = this.#coming.count;
    const work = async () => {
      while (left > 0) {
        left -= 1;
        await this.#first();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return (performance.now() - begun) / 1_000;
  }

  leave(): void {
    for (const connection of this.#all.splice(0)) connection.leave();
  }

  /** All at once; resolves to the seconds until half, and until all, were back and had read what they missed. */
  async comeBack(): Promise<{ readonly half: number; readonly all: number }> {
    const begun = performance.now();
    const took: number[] = [];
    const { count } = this.#coming;
    const one = async (nth: number) => {
      await this.#untilBack(nth);
      took.push((performance.now() - begun) / 1_000);
    };
    await Promise.all(Array.from({ length: count }, (_, nth) => one(nth)));
    return { half: took[count >> 1] ?? 0, all: took.at(-1) ?? 0 };
  }

  #connected(): Connection {
    const { dialect, port } = this.#coming;
    const connection = new Connection(dialects[dialect], port, {
      frame: (bytes, from, end) => {
        const pong = dialects[dialect].pong(bytes.subarray(from, end));
        if (pong) connection.write(pong);
      },
      rest: () => {},
    });
    this.#all.push(connection);
    return connection;
  }

  async #first(): Promise<void> {
    const { dialect, room } = this.#coming;
    const connection = this.#connected();
    comers += 1;
    let came = '';
    for (const step of dialects[dialect].come({ nick: `c${comers}`, room })) came = await connection.ask(step);
    const [, token] = /"token":"([^"]+)"/.exec(came) ?? [];
    if (token !== undefined) this.#tokens.push(token);
  }

  /** Who is turned away tries again, as every client does. */
  async #untilBack(nth: number): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const connection = this.#connected();
      try {
        return await this.#again(nth, connection);
      } catch (problem) {
        if (connection.open || tries === MOST_TRIES) throw problem;
        await pause(AGAIN_MS * (0.5 + Math.random()));
      }
    }
  }

  async #again(nth: number, connection: Connection): Promise<void> {
    const { dialect, room } = this.#coming;
    const token = this.#tokens[nth];
    const steps = dialects[dialect].come({ nick: `c${nth}`, room });
    if (token === undefined) {
      for (const step of steps) await connection.ask(step);
      return;
    }
    for (const step of steps.slice(0, -1)) await connection.ask(step);
    const back = asking(dialect, 'hello', { nickname: '', token, rooms: room === null ? [] : [`#r${room}`] });
    await connection.ask(back);
    if (this.#coming.missed > 0) await this.#readMissed(connection);
  }

  async #readMissed(connection: Connection): Promise<void> {
    const { dialect, room, missed } = this.#coming;
    const came = await connection.ask(
      asking(dialect, 'history', { room: `#r${room}`, after: 0, limit: missed }, '"more":'),
    );
    const count = came.split('"on":"said"').length - 1;
    if (count < missed) throw new Error(`${count} of ${missed} missed messages came`);
  }
}

/** A command of ours over one of our ways in. */
function asking(dialect: DialectName, name: string, payload: object, until?: string): Step {
  return dialect === 'socketio'
    ? { send: masked(`429${JSON.stringify([name, payload])}`), until: until ?? '439[{"ok":true' }
    : { send: masked(JSON.stringify({ do: name, ref: 9, ...payload })), until: until ?? '"ref":9,"ok":true' };
}
