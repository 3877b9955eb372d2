import { expect, onTestFinished } from 'vitest';
import { LineClient } from '../irc/line-client.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { experiment } from './stage/experiment.ts';
import { Guest, type Named } from './stage/guest.ts';
import { irc } from './stage/irc-line.ts';
import { type Came, type Dial, websocket } from './stage/line.ts';
import { Road } from './stage/road.ts';

const MOST_MS = 45_000;
const STEP_MS = 1_000;
/** By then he was asked once, and has answered. */
const ASKED_MS = 27_000;

/** Somebody who sees who comes and goes. */
class Watcher {
  readonly left: string[] = [];
  readonly #house: House;
  #named: Promise<Named>;

  constructor(house: House) {
    this.#house = house;
    const entrance = { up: async () => ({ url: house.url, irc: '' }) };
    this.#named = new Guest(entrance, '망보기', websocket).come((event) => this.#hear(event));
  }

  /** Time passes, step by step; at each, whoever can hears and is heard. */
  async pass(ms: number, until = () => false): Promise<number> {
    const { line } = await this.#named;
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      if (until()) return passed;
      this.#house.clock.advance(STEP_MS);
      for (let turn = 0; turn < 3; turn += 1) await line.ask('mark', {});
    }
    return ms;
  }

  async here(): Promise<readonly string[]> {
    const { line } = await this.#named;
    const answer = await line.ask('who', { room: '#광장' });
    return ((answer?.people ?? []) as readonly { readonly nickname: string }[]).map(({ nickname }) => nickname);
  }

  #hear(event: Came): void {
    if (event.on === 'left') this.left.push((event.who as { readonly nickname: string }).nickname);
  }
}

async function house(): Promise<House> {
  const standing = await openHouse(usual());
  onTestFinished(() => standing.stop());
  return standing;
}

/** Somebody on a road of his own, who can be swallowed by it. */
async function onTheRoad(standing: House, dial: Dial): Promise<{ readonly ghost: Guest; swallow(): void }> {
  const road = await Road.to({ up: async () => ({ url: standing.url, irc: `irc://127.0.0.1:${standing.ircPort}` }) });
  onTestFinished(() => road.remove());
  const ghost = new Guest(road, '유령', dial);
  await ghost.come();
  return {
    ghost,
    swallow() {
      for (const travel of road.travels) travel.stall('up', 'down');
    },
  };
}

const WAYS: readonly (readonly [string, Dial])[] = [
  ['WebSocket', websocket],
  ['IRC', irc],
];

experiment(
  {
    id: 'B2',
    fault: 'the far side is gone and nobody says so',
    holds: 'he is shown as gone within 45 s, is in no list, and is himself again at once by his token [S18] [S6]',
  },
  async () => {
    const figures: string[] = [];
    for (const [name, dial] of WAYS) {
      const standing = await house();
      const watcher = new Watcher(standing);
      await watcher.here();
      const { ghost, swallow } = await onTheRoad(standing, dial);
      await watcher.pass(ASKED_MS);
      swallow();
      expect(await watcher.here()).toContain('유령');
      const direct = { up: async () => ({ url: standing.url, irc: '' }) };
      const again = await new Guest(direct, '유령', websocket, ghost.token).come();
      expect(await again.line.ask('say', { room: '#광장', text: '나 여기' })).toMatchObject({ ok: true });
      again.line.close();
      const ms = await watcher.pass(MOST_MS + STEP_MS, () => watcher.left.length > 0);
      expect([watcher.left, ms <= MOST_MS]).toEqual([['유령'], true]);
      expect(await watcher.here()).toEqual(['망보기']);
      const client = await LineClient.come({ port: standing.ircPort }, '세는이', { rooms: ['#광장'] });
      expect((await client.ask('NAMES #광장')).join()).not.toContain('유령');
      client.lose();
      figures.push(`${name} after ${ms / 1_000} s`);
    }
    return `by the clock of the house: shown as gone over ${figures.join(', over ')}; his own again at once`;
  },
);
