/** Measures the SQLite store: `npx tsx bench/store.ts [entries]`. Files go to BENCH_DIR. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Draft } from '../src/hub/ports/logs.ts';
import type { Store } from '../src/hub/ports/store.ts';
import { openSqliteStore } from '../src/stores/sqlite/sqlite.ts';

const [entries = 100_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'sokdak-bench-'));
const file = join(folder, 'sokdak.db');
const people = Array.from({ length: 200 }, (_, n) => ({
  id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  nickname: `사람${n}`,
}));
let count = 0;

function say(): Draft {
  const by = people[count % people.length] ?? { id: '', nickname: '' };
  count += 1;
  const id = `01900000-0000-7000-9000-${count.toString(16).padStart(12, '0')}`;
  const text = `${count} 오늘 저녁은 무엇을 먹을까요? 김치찌개와 계란말이가 좋겠습니다.`;
  return {
    id,
    at: 1_700_000_000_000 + count,
    key: `key-${count}-${id}`,
    amendment: null,
    event: { on: 'said', room: '#부엌', by, text },
  };
}

async function logsOf(store: Store, many: number, mark: string): Promise<readonly string[]> {
  const opened = Array.from({ length: many }, (_, n) => store.logs.open({ room: `#${mark}${n}` }, `log-${mark}-${n}`));
  return (await Promise.all(opened)).map(({ log }) => log);
}

/** Appends by so many writers at once for `seconds`; each waits for its answer. */
async function rate(store: Store, name: string, writers: number, logs: readonly string[], seconds = 3): Promise<void> {
  const [end, waits] = [performance.now() + seconds * 1000, [] as number[]];
  const one = async (writer: number) => {
    for (let begun = performance.now(); begun < end; begun = performance.now()) {
      await store.logs.append(logs[writer % logs.length] ?? '', [say()], null);
      waits.push(performance.now() - begun);
    }
  };
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: writers }, (_, writer) => one(writer)));
  const used = process.cpuUsage(cpu);
  console.log(
    `${name}: ${Math.round(waits.length / seconds)}/s, ${spread(waits)}, ${Math.round((used.user + used.system) / waits.length)} us CPU each`,
  );
}

function spread(waits: number[]): string {
  const sorted = waits.sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(0.9999)} ms`;
}

async function fill(store: Store, logs: readonly string[]): Promise<void> {
  const [begun, before] = [performance.now(), count];
  while (count < entries) {
    const chunk = logs.map((log) => store.logs.append(log, Array.from({ length: 20 }, say), null));
    await Promise.all(chunk);
  }
  console.log(`fill to ${count}: ${Math.round((count - before) / ((performance.now() - begun) / 1000))}/s`);
}

async function pages(store: Store, logs: readonly string[]): Promise<void> {
  const waits: number[] = [];
  for (let n = 0; n < 1000; n += 1) {
    const before = Math.floor(Math.random() * (entries / logs.length));
    const begun = performance.now();
    await store.logs.page(logs[n % logs.length] ?? '', { before, limit: 50 });
    waits.push(performance.now() - begun);
  }
  console.log(`page of 50 in ${logs.length} logs: ${spread(waits)}`);
}

async function open(): Promise<Store> {
  const [begun, rss] = [performance.now(), process.memoryUsage().rss];
  const store = await openSqliteStore({ file, report: console.error });
  const first = await store.logs.rooms();
  const mb = (process.memoryUsage().rss - rss) / 2 ** 20;
  console.log(
    `open with ${count} entries, ${first.length} rooms: ${Math.round(performance.now() - begun)} ms, +${mb.toFixed(0)} MB`,
  );
  return store;
}

let store = await open();
const [one, many] = [await logsOf(store, 1, '하나'), await logsOf(store, 100, '여럿')];
await rate(store, 'one in flight', 1, one);
await rate(store, '32 in flight, one log', 32, one);
await rate(store, '32 in flight, 100 logs', 32, many);
await rate(store, '256 in flight, one log', 256, one);
await rate(store, '256 in flight, 100 logs', 256, many);
await fill(store, many);
await pages(store, many);
await Promise.all([rate(store, '32 in flight, while pages are read', 32, many), pages(store, many)]);
console.log(`RSS ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
await store.close();
store = await open();
await pages(store, many);
await store.close();
rmSync(folder, { recursive: true });
