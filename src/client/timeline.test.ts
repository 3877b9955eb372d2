import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import { comparePositions } from './position.ts';
import { settled } from './testing/clock.ts';
import { TestLog } from './testing/log.ts';
import { type Fetch, Timeline } from './timeline.ts';

const me = { id: 'me', nickname: '길동' };
const you = { id: 'you', nickname: '소연' };
const ROOM = '#광장';

function shows(entry: WireEntry): boolean {
  return entry.on === 'said' || (entry.on === 'whispered' && entry.aside === ROOM);
}

/** A room and some pairs, and a timeline that reads them over a line that may be slow and may break. */
class World {
  readonly room = new TestLog('room');
  readonly pairs = [new TestLog('pair-1'), new TestLog('a-pair'), new TestLog('z-pair')];
  readonly timeline: Timeline;
  /** Told, and not heard yet. */
  readonly underWay: WireEntry[] = [];
  #asked: { answer: () => Answer<'history'>; done: (page: Answer<'history'> | null) => void }[] = [];
  #at = 1;

  constructor() {
    const fetch: Fetch = ({ log, ...query }) =>
      new Promise((done) => {
        const found = this.logs.find((candidate) => candidate.log === log);
        if (found)
          this.#asked.push({ answer: () => found.page({ ...query, limit: Math.min(query.limit ?? 50, 7) }), done });
      });
    this.timeline = new Timeline({ fetch, shows });
  }

  get logs(): TestLog[] {
    return [this.room, ...this.pairs];
  }

  /** All that can be shown, as a fresh page would have it. */
  get all(): WireEntry[] {
    return this.logs.flatMap(({ entries }) => entries.filter(shows)).sort(comparePositions);
  }

  say(): void {
    this.#at += 1;
    this.underWay.push(this.room.add({ on: 'said', by: you, room: ROOM, text: `s${this.#at}` }, this.#at));
  }

  whisper(nth: number, aside = true): void {
    this.#at += nth % 2;
    const pair = this.pairs[nth % this.pairs.length]!;
    const there = aside && { aside: ROOM };
    this.underWay.push(pair.add({ on: 'whispered', by: you, to: me, text: `w${this.#at}`, ...there }, this.#at));
  }

  amend(nth: number): void {
    this.#at += 1;
    const log = this.logs[nth % this.logs.length]!;
    const target = log.entries[nth % Math.max(1, log.last)];
    if (!target || !shows(target) || ('deletedAt' in target && target.deletedAt)) return;
    const by = target.by;
    const event =
      nth % 3
        ? ({ on: 'edited', by, target: target.id, text: `e${this.#at}` } as const)
        : ({ on: 'deleted', by, target: target.id } as const);
    this.underWay.push(log.add(event, this.#at));
  }

  /** One of the events that are under way is heard, perhaps twice, perhaps before an earlier one. */
  hear(nth: number): void {
    const [entry] = this.underWay.splice(nth % Math.max(1, this.underWay.length), 1);
    if (entry) for (let times = 0; times <= nth % 2; times += 1) this.timeline.told(entry);
  }

  /** An answer arrives, or, when it `fails`, none does. */
  async answer(fails = false): Promise<void> {
    const asked = this.#asked.shift();
    asked?.done(fails ? null : asked.answer());
    await settled();
  }

  /** The connection goes, with all that was under way on it. */
  async lose(): Promise<void> {
    this.underWay.length = 0;
    while (this.#asked.length > 0) await this.answer(true);
  }

  /** And comes back. What was told after `join` was answered comes by events. */
  async comeBack(): Promise<void> {
    await this.lose();
    this.timeline.meet(this.pairs.filter(({ last }) => last > 0).map(({ log, last, at }) => ({ log, last, at })));
    const { log, last } = this.room;
    void this.timeline.enter({ room: ROOM, log, last, count: 2, people: [], ...this.room.page({ limit: 5 }) });
    await settled();
  }

  async rest(): Promise<void> {
    while (this.underWay.length > 0) this.hear(0);
    for (let turn = 0; turn < 200 && this.#asked.length > 0; turn += 1) await this.answer();
  }
}

const acts = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant({ do: 'say' as const, nth: 0 }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom('whisper' as const, 'aloof' as const, 'amend' as const),
        nth: fc.nat(40),
      }),
    },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('hear' as const), nth: fc.nat(3) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('answer' as const, 'older' as const), nth: fc.nat(1) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constantFrom('fail' as const, 'return' as const, 'lose' as const, 'trim' as const),
        nth: fc.nat(1),
      }),
    },
  ),
  { maxLength: 60 },
);

async function perform(world: World, { do: act, nth }: { do: string; nth: number }): Promise<void> {
  if (act === 'say') world.say();
  if (act === 'whisper') world.whisper(nth);
  if (act === 'aloof') world.whisper(nth, false);
  if (act === 'amend') world.amend(nth);
  if (act === 'hear') world.hear(nth);
  if (act === 'older') void world.timeline.loadOlder();
  if (act === 'answer') await world.answer();
  if (act === 'trim') world.timeline.trim(4 + nth);
  if (act === 'fail') await world.answer(true);
  if (act === 'lose') await world.lose();
  if (act === 'return') await world.comeBack();
}

describe('the timeline of a room', () => {
  test('[L3] is the end of what a fresh page shows, and the whole of it when one scrolls up, whatever the line did', async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, async (before, during) => {
        const world = new World();
        for (const act of before.filter(({ do: name }) => ['say', 'whisper', 'aloof', 'amend'].includes(name)))
          await perform(world, act);
        await world.comeBack();
        for (const act of during) {
          await perform(world, act);
          expect(world.timeline.entries).toEqual(world.timeline.entries.toSorted(comparePositions));
          expect(new Set(world.timeline.entries.map(({ id }) => id)).size).toBe(world.timeline.entries.length);
        }
        await world.comeBack();
        await world.rest();
        const shown = world.timeline.entries;
        expect(shown).toEqual(world.all.slice(world.all.length - shown.length));
        for (let turn = 0; world.timeline.older !== 'begun' && turn < 50; turn += 1) {
          void world.timeline.loadOlder();
          await world.rest();
        }
        expect(world.timeline.entries).toEqual(world.all);
      }),
      { numRuns: 300 },
    );
  });

  test('nothing that is shown disappears while the line holds', async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, async (before, during) => {
        const world = new World();
        for (const act of before) if (act.do === 'say' || act.do === 'whisper') await perform(world, act);
        await world.comeBack();
        let had: readonly string[] = [];
        for (const act of during.filter(({ do: name }) => name !== 'trim')) {
          await perform(world, act);
          const has = world.timeline.entries.map(({ id }) => id);
          expect(has).toEqual(expect.arrayContaining([...had]));
          had = has;
        }
      }),
    );
  });

  test('lets go of what is far above the end, with its notices, and has it again by scrolling', async () => {
    const world = new World();
    for (let nth = 0; nth < 40; nth += 1) world.say();
    world.whisper(1);
    await world.comeBack();
    await world.rest();
    for (let turn = 0; world.timeline.older !== 'begun' && turn < 20; turn += 1) {
      void world.timeline.loadOlder();
      await world.rest();
    }
    world.timeline.pass({ on: 'joined', room: ROOM, who: you, count: 2 }, 100);
    for (let nth = 0; nth < 10; nth += 1) world.say();
    await world.rest();
    world.timeline.trim(100);
    expect(world.timeline.entries).toEqual(world.all);
    world.timeline.trim(20);
    expect(world.timeline.items).toEqual(world.all.slice(-10));
    expect([world.timeline.older, world.timeline.missed]).toEqual(['idle', 0]);
    world.say();
    await world.rest();
    expect(world.timeline.entries).toEqual(world.all.slice(-11));
    for (let turn = 0; world.timeline.older !== 'begun' && turn < 20; turn += 1) {
      void world.timeline.loadOlder();
      await world.rest();
    }
    expect(world.timeline.entries).toEqual(world.all);
  });

  test('[R3] what was told before the answer to `join` came, and is after its page, is shown', async () => {
    const log = new TestLog('room');
    for (let at = 1; at <= 3; at += 1) log.add({ on: 'said', by: you, room: ROOM, text: `${at}` }, at);
    const { entries } = log.page({ before: 3 });
    const timeline = new Timeline({ fetch: async () => null, shows });
    timeline.meet([]);
    timeline.told(log.told[2]!);
    expect(timeline.ready).toBe(false);
    await timeline.enter({ room: ROOM, log: 'room', last: 2, count: 1, people: [], entries, more: false });
    expect(timeline.entries).toEqual(log.entries);
  });

  test('notices stand where they came, and are not kept', async () => {
    const log = new TestLog('room');
    const timeline = new Timeline({ fetch: async () => null, shows });
    const view = () => ({ room: ROOM, log: 'room', last: log.last, count: 1, people: [], ...log.page({}) });
    await timeline.enter(view());
    timeline.pass({ on: 'joined', room: ROOM, who: you, count: 2 }, 5);
    timeline.told(log.add({ on: 'said', by: you, room: ROOM, text: 'a' }, 1));
    timeline.pass({ on: 'left', room: ROOM, who: you, count: 1 }, 6);
    timeline.told(log.add({ on: 'said', by: you, room: ROOM, text: 'b' }, 2));
    expect(timeline.items.map(({ on }) => on)).toEqual(['joined', 'said', 'left', 'said']);
    expect(timeline.entries).toEqual(log.entries);
  });
});
