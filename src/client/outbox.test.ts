import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settled } from './testing/clock.ts';
import { Visit } from './testing/visit.ts';

type Act = 'say' | 'whisper' | 'other' | 'up' | 'down' | 'break' | 'connect' | 'tick' | 'reload' | 'hasty';

const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Act>('say', 'whisper') },
    { weight: 6, arbitrary: fc.constantFrom<Act>('up', 'down') },
    { weight: 3, arbitrary: fc.constantFrom<Act>('connect', 'tick', 'other') },
    { weight: 1, arbitrary: fc.constantFrom<Act>('break', 'reload', 'hasty') },
  ),
  { maxLength: 80 },
);

/** Somebody who writes while his connection does what it likes. */
class Writer {
  readonly visit = new Visit();
  readonly other = this.visit.house.person('소연');
  readonly written: string[] = [];
  room = this.visit.chat.openRoom('#광장');

  async begin(): Promise<void> {
    this.visit.house.enter('#광장', this.other);
    this.room = await this.visit.enter();
  }

  write(whisper: boolean): void {
    if (!this.visit.chat.connection.me) return;
    const text = `${this.written.length}`;
    this.room.whisper(whisper ? this.other.id : null);
    this.room.composer.text = text;
    void this.room.send();
    this.written.push(text);
  }

  async perform(act: Act): Promise<void> {
    const { line, house, clock } = this.visit;
    if (act === 'say' || act === 'whisper') this.write(act === 'whisper');
    if (act === 'other') house.say('#광장', this.other, 'hm');
    if (act === 'up') line.moveUp();
    if (act === 'down') line.moveDown();
    if (act === 'break') line.break();
    if (act === 'connect') line.connect();
    if (act === 'tick') clock.advance(1_000);
    if (act === 'hasty') house.refusals.push({ code: 'too_fast', retryAfterMs: 700 });
    if (act === 'reload') await this.reload();
    await settled();
  }

  async reload(): Promise<void> {
    this.visit.reload();
    this.visit.chat.connection.start();
    this.room = this.visit.chat.openRoom('#광장');
    await settled();
  }

  /** What arrived in the house, in the order of the letters' logs, the room's and the pair's together by text. */
  get kept(): string[] {
    const { house } = this.visit;
    const logs = [...house.rooms.values(), ...house.pairs.values()].map(({ log }) => log.told);
    return logs.flat().flatMap((entry) => ('text' in entry && entry.by.id !== this.other.id ? [entry.text] : []));
  }

  get keptByLog(): string[][] {
    const { house } = this.visit;
    const logs = [...house.rooms.values(), ...house.pairs.values()].map(({ log }) => log.told);
    return logs.map((told) =>
      told.flatMap((entry) => ('text' in entry && entry.by.id !== this.other.id ? [entry.text] : [])),
    );
  }
}

const inOrder = (texts: readonly string[]) => texts.toSorted((a, b) => Number(a) - Number(b));

describe('the outbox', () => {
  test('[S11] sends all that was written once and in order, whatever the line did, over reloads too', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (given) => {
        const writer = new Writer();
        await writer.begin();
        for (const act of given) {
          await writer.perform(act);
          for (const texts of writer.keptByLog) expect(texts).toEqual(inOrder(texts));
        }
        await writer.visit.wait();
        expect(inOrder(writer.kept)).toEqual(writer.written);
        expect(
          writer.visit
            .texts(writer.room)
            .filter((text) => text !== 'hm')
            .toSorted(),
        ).toEqual(writer.written.toSorted());
      }),
      { numRuns: 200 },
    );
  });

  test('[S11] what is drawn of my own messages is each once, at every moment', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (given) => {
        const writer = new Writer();
        await writer.begin();
        for (const act of given.filter((one) => one !== 'reload')) {
          await writer.perform(act);
          const drawn = writer.room.rows.flatMap((row) => (row.kind === 'message' && row.mine ? [row.text] : []));
          expect(inOrder(drawn)).toEqual(writer.written);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('[G4] waits as long as it is told to, and goes on by itself', async () => {
    const visit = new Visit();
    const room = await visit.enter();
    visit.house.refusals.push({ code: 'too_fast', retryAfterMs: 5_000 });
    room.composer.text = '안녕';
    await room.send();
    await visit.rest();
    visit.clock.advance(4_999);
    await visit.rest();
    expect(visit.texts(room)).toEqual(['안녕 (waiting)']);
    visit.clock.advance(1);
    await visit.rest();
    expect(visit.texts(room)).toEqual(['안녕']);
  });

  test('what was written later does not overtake what was refused for haste', async () => {
    const visit = new Visit();
    const room = await visit.enter();
    visit.house.refusals.push({ code: 'too_fast', retryAfterMs: 500 });
    for (const text of ['one', 'two']) {
      room.composer.text = text;
      await room.send();
    }
    await visit.wait(2_000);
    expect(visit.texts(room)).toEqual(['one', 'two']);
  });

  test('[S5] what was written during a long absence is sent when the room is entered again', async () => {
    const visit = new Visit();
    const room = await visit.enter();
    visit.line.break();
    visit.house.leave('#광장', visit.house.person('길동'));
    room.composer.text = '다녀왔어요';
    await room.send();
    await visit.wait();
    expect(visit.texts(room)).toEqual(['다녀왔어요']);
  });

  test('what is refused fails, holds nothing up, and is tried again or removed by hand', async () => {
    const visit = new Visit();
    const room = await visit.enter();
    visit.house.refusals.push({ code: 'not_kept' }, { code: 'not_kept' });
    for (const text of ['one', 'two', 'three']) {
      room.composer.text = text;
      await room.send();
    }
    await visit.rest();
    expect(visit.texts(room)).toEqual(['three', 'one (failed)', 'two (failed)']);
    const [one, two] = room.rows.flatMap((row) =>
      row.kind === 'message' && row.progress.is === 'failed' ? [row.progress.key] : [],
    );
    room.retry(one ?? '');
    room.remove(two ?? '');
    await visit.rest();
    expect(visit.texts(room)).toEqual(['three', 'one']);
  });

  test('what was written as another person is not sent as mine: the server knows its key as his only', async () => {
    const visit = new Visit();
    const room = await visit.enter('길동');
    visit.line.break();
    room.composer.text = '비밀';
    await room.send();
    Object.assign(visit.house.person('길동'), { token: 'forgotten', nickname: 'was 길동' });
    await visit.wait();
    expect(visit.chat.connection.me?.id).toBe('p1');
    expect(visit.texts(room)).toEqual(['비밀 (failed)']);
    expect(visit.house.room('#광장').log.told).toEqual([]);
    room.retry(room.rows.at(-1)?.key ?? '');
    await visit.rest();
    expect(visit.texts(room)).toEqual(['비밀']);
  });

  test('who is forgotten leaves nothing behind for the next', async () => {
    const visit = new Visit();
    const room = await visit.enter('길동');
    visit.line.break();
    room.composer.text = '비밀';
    await room.send();
    room.composer.text = 'draft';
    visit.chat.connection.forget();
    expect([[...visit.tab.kept.values()], visit.browser.letters]).toEqual([[], []]);
    const next = await visit.enter('철수');
    expect([next.composer.text, visit.texts(next)]).toEqual(['', []]);
  });

  test('what was kept long ago without my knowing is not drawn at the end', async () => {
    const visit = new Visit();
    const room = await visit.enter();
    room.composer.text = 'kept, but the answer was lost';
    await room.send();
    await settled();
    visit.line.moveUp();
    visit.reload();
    for (let nth = 0; nth < 100; nth += 1) visit.house.say('#광장', visit.house.person('소연'), `${nth}`);
    visit.chat.connection.start();
    await visit.rest();
    const again = visit.chat.openRoom('#광장');
    await visit.rest();
    expect(visit.texts(again).filter((text) => text.includes('kept') || text.includes('('))).toEqual([]);
    expect(visit.browser.letters).toEqual([]);
  });
});
