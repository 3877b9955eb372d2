import { afterEach, expect, it } from 'vitest';
import { pass, quantile } from './stage/figures.ts';
import { Guest } from './stage/guest.ts';
import { House } from './stage/house.ts';
import { type Came, type Line, socketioOver, websocket } from './stage/line.ts';
import { Reader } from './stage/reader.ts';

const COMMANDS = 10_000;
const TALKS = 9;

let house: House;
afterEach(() => house.close());

/** Says so much that the server has enough of it. Resolves to the answers and the goodbye. */
async function flood({ line }: { line: Line }, room: string) {
  const said = Array.from({ length: COMMANDS }, (_, n) => line.ask('say', { room, text: `홍수 ${n}` }));
  const [answers, goodbye] = await Promise.all([Promise.all(said), line.gone]);
  return { answers, goodbye };
}

/** What one who keeps to his pace waits for his answers, in ms. */
async function talk(line: Line, by: string): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let n = 0; n < TALKS; n += 1) {
    const begun = performance.now();
    const answer = await line.ask('say', { room: '#광장', text: `${by} ${n}` });
    expect(answer).toMatchObject({ ok: true });
    waits.push(performance.now() - begun);
  }
  return waits;
}

const codeOf = (answer: Came | null) => (answer?.error as { code?: string } | undefined)?.code;

it.each([
  ['plain WebSocket', websocket],
  ['Socket.IO', socketioOver('websocket')],
])(
  'D5 10,000 commands at once over %s: too_fast, then closed; the others lose nothing [G4]',
  async (way, dial) => {
    house = new House({ flags: [] });
    const names = ['갑순', '을순', '병순'];
    const others = await Promise.all(names.map((name) => new Guest(house, name, socketioOver('websocket')).come()));
    const reader = new Reader(new Guest(house, '독자', websocket));
    const flooding = new Guest(house, '홍수', dial).come().then((flooder) => flood(flooder, '#광장'));
    const waits = (await Promise.all(others.map(({ line }, n) => talk(line, names[n] ?? '')))).flat();
    const { answers, goodbye } = await flooding;

    expect(goodbye).toMatchObject({ reason: 'too_fast', comeBack: false });
    const hasty = answers.filter((answer) => codeOf(answer) === 'too_fast');
    expect(hasty.length).toBeGreaterThan(0);
    for (const { error } of hasty as { error: Came }[]) expect(error.retryAfterMs).toBeGreaterThan(0);
    const kept = answers.filter((answer) => answer?.ok === true);
    // Answers that were on their way when the line was cut are not counted, though their messages may be kept.
    const end = await others[0]?.line.ask('say', { room: '#광장', text: '끝' });
    await reader.until(Number(end?.seq));
    const texts = new Set(reader.timeline.map(({ text }) => text));
    for (const name of names) for (let n = 0; n < TALKS; n += 1) expect(texts).toContain(`${name} ${n}`);
    const p99 = quantile(waits, 0.99);
    expect(p99).toBeLessThan(2_000);
    await reader.finish();
    for (const { line } of others) line.close();
    const refused = `${kept.length} kept, ${hasty.length} too_fast, then closed`;
    pass('D5', `${way}: of ${COMMANDS} at once ${refused}; the others' p99 ${p99.toFixed(0)} ms, none lost`);
  },
  30_000,
);
