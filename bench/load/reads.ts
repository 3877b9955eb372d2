import { Connection } from './connection.ts';
import { dialects, masked } from './dialect.ts';
import { Histogram } from './histogram.ts';

/** Who reads old messages: joins again and again, turns to pages anywhere in the past, and searches. */
export interface Reads {
  readonly dialect: 'websocket';
  readonly port: number;
  readonly room: number;
  readonly entries: number;
  readonly reads: number;
}

const GAP_MS = 5;

/** The waits that 99 of 100 did not exceed, in ms. */
export interface Waits {
  readonly join: number;
  readonly page: number;
  readonly search: number;
}

/** What is there once, what is everywhere, and what is nowhere. */
const queries = (n: number): readonly string[] => [`${n}번째`, '오늘은 무엇', '없는말'];

export async function read({ dialect, port, room, entries, reads }: Reads): Promise<Waits> {
  const connection = new Connection(dialects[dialect], port, { frame: () => {}, rest: () => {} });
  await connection.come({ nick: 'reader', room });
  const [joins, pages, searches] = [new Histogram(), new Histogram(), new Histogram()];
  let ref = 100;
  const timed = async (waits: Histogram, name: string, payload: object) => {
    ref += 1;
    const begun = performance.now();
    await connection.ask({
      send: masked(JSON.stringify({ do: name, ref, ...payload })),
      until: `"ref":${ref},"ok":true`,
    });
    waits.add(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, GAP_MS));
  };
  for (let n = 0; n < reads; n += 1) {
    const before = 1 + Math.floor(Math.random() * entries);
    await timed(pages, 'history', { room: `#r${room}`, before, limit: 50 });
    await timed(searches, 'search', { query: queries(before)[n % 3], room: `#r${room}` });
    if (n % 3 === 0) await timed(joins, 'join', { room: `#r${room}` });
  }
  connection.leave();
  return { join: joins.quantile(0.99), page: pages.quantile(0.99), search: searches.quantile(0.99) };
}
