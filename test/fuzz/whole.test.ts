import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import type { Command } from '../../src/protocol/commands.ts';
import { openSqliteStore } from '../../src/stores/sqlite/sqlite.ts';
import type { StartThread } from '../../src/stores/sqlite/start-thread.ts';
import { chanceFrom, SEED } from '../faults/stage/chance.ts';
import { bundledWorker } from '../plays/bundled-worker.ts';
import { HandClock } from '../plays/given.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { straight } from '../plays/voices/hub.ts';
import { irc } from '../plays/voices/irc.ts';
import { socketio } from '../plays/voices/socketio.ts';
import type { Answered, Voice, WayIn } from '../plays/voices/voice.ts';
import { websocket } from '../plays/voices/websocket.ts';
import { type Expected, Model, type Player, pairOf } from './model.ts';

const MINUTES = Number(process.env.SOKDAK_FUZZ_MINUTES ?? 0);
/** Without a time, so many games: some seconds. */
const GAMES = MINUTES > 0 ? Number.POSITIVE_INFINITY : 4;
const STEPS = 120;
const ROOM = '#모델';
const NAMES = ['주인', '홍길동', '김소연', '김민수'];
const EMOJI = ['👍', 'ㅋㅋ'];
const WAYS = [straight, socketio, websocket, irc];
// Where the bundle finds the packages.
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

let folder: string;
let worker: StartThread;
beforeAll(async () => {
  mkdirSync(CACHE, { recursive: true });
  folder = mkdtempSync(join(CACHE, 'model-'));
  worker = await bundledWorker(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** One server through its restarts, the model beside it, and all who play. */
class Game {
  readonly #given;
  readonly #chance;
  readonly #clock = new HandClock();
  readonly #model = new Model(NAMES);
  readonly #live = new Map<Player, { readonly voice: Voice; readonly way: WayIn }>();
  readonly #tokens = new Map<Player, string>();
  #house: House | null = null;
  #count = 0;

  constructor(seed: number) {
    this.#chance = chanceFrom(seed);
    const file = join(folder, `${seed}.db`);
    this.#given = usual({
      settings: { key: null, room: ROOM },
      openStore: () => openSqliteStore({ file, worker, report: () => {} }),
    });
  }

  async play(): Promise<void> {
    this.#house = await openHouse(this.#given, this.#clock);
    for (let step = 0; step < STEPS; step += 1) await this.#step();
    await this.#look();
    await this.stop();
  }

  async stop(): Promise<void> {
    await this.#house?.stop();
    this.#house = null;
  }

  async #step(): Promise<void> {
    if (this.#chance(0, 40) === 0) return this.#restart();
    const player = this.#one(this.#model.players);
    const live = this.#live.get(player);
    if (!live || this.#chance(0, 12) === 0) return this.#come(player);
    if (this.#chance(0, 15) === 0) return this.#lose(player);
    const { voice, way } = live;
    const doing = this.#doing(player, way);
    if (!doing) return;
    const answered = await voice.ask(doing.command);
    const expected = doing.expect(answered);
    expect(answered.ok, `${way.name}: ${JSON.stringify(doing.command)} ${JSON.stringify(answered)}`).toBe(expected);
  }

  async #restart(): Promise<void> {
    await this.#look();
    await this.stop();
    this.#live.clear();
    this.#model.restart();
    this.#house = await openHouse(this.#given, this.#clock);
    await this.#look();
  }

  #lose(player: Player): void {
    this.#live.get(player)?.voice.lose();
    this.#live.delete(player);
  }

  /** Who is kept out stays away: what he is told differs from gateway to gateway, and has plays of its own. */
  async #come(player: Player): Promise<void> {
    this.#lose(player);
    if (player.banned) return;
    const way = this.#one(WAYS);
    const voice = await way.come(this.#house as House, null);
    const token = this.#tokens.get(player);
    const proof = token === undefined ? player.nth === 0 && { owner: 'the-owner-secret' } : { token };
    const answered = await voice.ask({ do: 'hello', nickname: player.nickname, rooms: [ROOM], ...proof });
    expect(answered, `${way.name}: ${player.nickname} comes`).toMatchObject({ ok: this.#model.come(player) });
    if (answered.ok && answered.answer.token !== undefined) this.#tokens.set(player, answered.answer.token);
    this.#live.set(player, { voice, way });
  }

  #doing(player: Player, { cannot }: WayIn): Doing | null {
    const model = this.#model;
    const [owner] = model.players;
    const other = this.#one(model.players.filter((one) => one !== player));
    const target = model.messages.length > 0 ? this.#one(model.messages.slice(-8)) : null;
    const { id } = target ?? {};
    this.#count += 1;
    const text = `${NAMES[player.nth]} ${this.#count}`;
    const to = { room: ROOM, nickname: other.nickname };
    switch (this.#chance(0, 17)) {
      case 0:
        return { command: { do: 'join', room: ROOM }, expect: () => model.join(player) };
      case 1:
        return player.inRoom ? { command: { do: 'leave', room: ROOM }, expect: () => model.leave(player) } : null;
      case 2:
        return {
          command: { do: 'rename', nickname: text.replace(' ', '') },
          expect: () => model.rename(player, text.replace(' ', '')),
        };
      case 3:
      case 4:
        return {
          command: { do: 'whisper', to: other.nickname, text },
          expect: () => model.whisper(player, other, text),
        };
      case 5:
        if (!target || !id || cannot?.has('edit')) return null;
        return { command: { do: 'edit', id, text }, expect: () => model.edit(player, target, text) };
      case 6:
        if (!target || !id || player === owner) return null;
        return { command: { do: 'delete', id }, expect: () => model.delete(player, target) };
      case 7:
      case 8: {
        if (!target || !id) return null;
        const [emoji, on] = [this.#one(EMOJI), this.#chance(0, 3) > 0];
        return { command: { do: 'react', id, emoji, on }, expect: () => model.react(player, target, { emoji, on }) };
      }
      case 9:
        if (!player.inRoom || !model.looksAfter(player)) return null;
        if (other.banned) return { command: { do: 'unban', ...to }, expect: () => model.unban(player, other) };
        if (!other.inRoom) return { command: { do: 'topic', room: ROOM, text }, expect: () => model.topic(player) };
        return this.#chance(0, 2) === 0
          ? { command: { do: 'kick', ...to }, expect: () => model.putOut(player, other, 'kicked') }
          : { command: { do: 'ban', ...to }, expect: () => model.putOut(player, other, 'banned') };
      case 10: {
        if (!player.inRoom || !other.inRoom) return null;
        const [kind, wanted] = [this.#chance(0, 3), this.#chance(0, 3) > 0];
        if (kind === 0) {
          const role = wanted ? ('moderator' as const) : ('none' as const);
          return { command: { do: 'role', ...to, role }, expect: () => model.appoint(player, other, wanted) };
        }
        return wanted && kind === 1
          ? { command: { do: 'mute', ...to }, expect: () => model.mute(player, other) }
          : { command: { do: 'unmute', ...to }, expect: () => model.unmute(player, other) };
      }
      case 11:
      case 12: {
        const query = `${this.#one(NAMES)} ${this.#chance(1, this.#count + 1)}`;
        return cannot ? null : this.#searching(player, query);
      }
      default:
        return {
          command: { do: 'say', room: ROOM, text },
          expect: (answered) => model.say(player, text, () => (answered.ok ? (answered.answer.id ?? null) : null)),
        };
    }
  }

  /** What is found must be what the model finds, whatever the index has of it by now. */
  #searching(player: Player, query: string): Doing {
    return {
      command: { do: 'search', query, limit: 50 },
      expect: (answered) => {
        const hits = answered.ok ? (answered.answer.hits ?? []) : [];
        const found = hits.map(({ text }: { readonly text: string }) => text).sort();
        expect(found, `${player.nickname} searches for ${query}`).toEqual(this.#model.found(player, query));
        return true;
      },
    };
  }

  /** All that is kept, and who is here, must be what the model says. */
  async #look(): Promise<void> {
    const { hub } = this.#house as House;
    const room = hub.rooms.named(ROOM);
    const kept = await this.#pageOf(room?.log ?? '');
    expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, nth) => nth + 1));
    expect(kept.map(readable)).toEqual(this.#model.entries.map(readableOf));
    const here = [...(room?.people() ?? [])].map(({ person }) => person.nickname).sort();
    expect(here).toEqual(
      this.#model.players
        .filter(({ inRoom }) => inRoom)
        .map(({ nickname }) => nickname)
        .sort(),
    );
    await this.#lookAtWhispers(hub);
  }

  async #lookAtWhispers({ store, people }: House['hub']): Promise<void> {
    for (const player of this.#live.keys()) {
      const person = people.named(player.nickname);
      for (const { log, with: far } of person ? await store.logs.pairsOf(person.id) : []) {
        const other = this.#model.players.find((one) => people.named(one.nickname)?.id === far.id);
        if (!other) continue;
        const texts = (await this.#pageOf(log)).flatMap(({ event }) => (event.on === 'whispered' ? [event.text] : []));
        expect(texts).toEqual(this.#model.whispers.get(pairOf(player, other)) ?? []);
      }
    }
  }

  async #pageOf(log: string): Promise<readonly Entry[]> {
    const kept: Entry[] = [];
    for (let more = log !== ''; more; ) {
      const page = await (this.#house as House).hub.store.logs.page(log, { after: kept.at(-1)?.seq ?? 0, limit: 100 });
      kept.push(...page.entries);
      more = page.more;
    }
    return kept;
  }

  #one<T>(of: readonly T[]): T {
    return of[this.#chance(0, of.length)] as T;
  }
}

interface Doing {
  readonly command: Command;
  /** Whether it must be accepted; the model takes note of it. */
  expect(answered: Answered): boolean;
}

function readable({ event }: Entry) {
  const { on, by } = event;
  if (on !== 'said') return { on, by: by.nickname };
  const reactions = (event.reactions ?? []).flatMap(({ emoji, by: people }) =>
    people.map((one) => `${emoji} ${one.nickname}`),
  );
  return { on, by: by.nickname, text: event.text, deleted: event.deletedAt !== undefined, reactions: reactions.sort() };
}

function readableOf({ on, by, text, deleted, reactions }: Expected) {
  return on === 'said' ? { on, by, text, deleted, reactions: [...reactions].sort() } : { on, by };
}

test(
  `[L1] [L2] [L6] [R5] [M2] [E2] a whole server under random people, ways, drops and restarts is what the model says (seed ${SEED})`,
  async () => {
    const until = performance.now() + MINUTES * 60_000;
    for (let nth = 0; nth < GAMES && (MINUTES === 0 || performance.now() < until); nth += 1) {
      const seed = SEED + nth;
      const game = new Game(seed);
      try {
        await game.play();
      } catch (problem) {
        throw new Error(`seed ${seed}: ${String(problem)}`, { cause: problem });
      } finally {
        await game.stop();
      }
    }
  },
  (MINUTES + 1) * 60_000,
);
