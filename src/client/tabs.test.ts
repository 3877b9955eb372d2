import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Identity } from './identity.ts';
import { settled } from './testing/clock.ts';
import { TestDevice } from './testing/device.ts';
import { Visit } from './testing/visit.ts';

type Act = 'say' | 'up' | 'down' | 'break' | 'connect' | 'tick' | 'reload' | 'close' | 'hasty';

const acts = fc.array(
  fc.tuple(
    fc.boolean(),
    fc.oneof(
      { weight: 5, arbitrary: fc.constant<Act>('say') },
      { weight: 6, arbitrary: fc.constantFrom<Act>('up', 'down') },
      { weight: 3, arbitrary: fc.constantFrom<Act>('connect', 'tick') },
      { weight: 1, arbitrary: fc.constantFrom<Act>('break', 'reload', 'close', 'hasty') },
    ),
  ),
  { maxLength: 100 },
);

/** Somebody with two tabs, which he closes and opens while their lines do what they like. */
class TwoTabs {
  readonly first = new Visit();
  readonly tabs = [this.first, this.first.anotherTab()];
  readonly written: string[] = [];

  async begin(): Promise<void> {
    await this.first.enter();
    // As the page does in each tab that is in: what another one left is sent where its room is open.
    for (const { chat } of this.tabs) chat.openRoom('#광장');
    await this.rest();
  }

  async perform(which: number, act: Act): Promise<void> {
    const tab = this.tabs[which] ?? this.first;
    if (act === 'say') this.write(tab);
    if (act === 'up') tab.line.moveUp();
    if (act === 'down') tab.line.moveDown();
    if (act === 'break') tab.line.break();
    if (act === 'connect') tab.line.connect();
    if (act === 'tick') tab.clock.advance(1_000);
    if (act === 'hasty') tab.house.refusals.push({ code: 'too_fast', retryAfterMs: 700 });
    if (act === 'reload') tab.reload();
    if (act === 'close') this.reopen(which);
    if (act === 'reload' || act === 'close') this.start(which);
    await settled();
  }

  write({ chat }: Visit): void {
    if (!chat.connection.me) return;
    const text = `${this.written.length}`;
    const room = chat.openRoom('#광장');
    room.composer.text = text;
    void room.send();
    this.written.push(text);
  }

  reopen(which: number): void {
    this.tabs[which]?.close();
    this.tabs[which] = this.first.anotherTab();
  }

  start(which: number): void {
    const chat = this.tabs[which]?.chat;
    chat?.connection.start();
    chat?.openRoom('#광장');
  }

  async rest(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) for (const tab of this.tabs) await tab.wait(2_000);
  }

  get kept(): string[] {
    return this.first.house.room('#광장').log.told.flatMap((entry) => ('text' in entry ? [entry.text] : []));
  }
}

describe('two tabs of one browser', () => {
  test('[S11] whatever is written in either is kept once, whichever is reloaded, closed or cut off', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (given) => {
        const two = new TwoTabs();
        await two.begin();
        for (const [second, act] of given) await two.perform(second ? 1 : 0, act);
        await two.rest();
        expect(two.kept.toSorted((a, b) => Number(a) - Number(b))).toEqual(two.written);
        expect(two.first.browser.letters).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test('[S11] what a closed tab did not send is sent by the other, though that stayed where it was', async () => {
    const visit = new Visit();
    await visit.enter();
    const other = visit.anotherTab();
    other.chat.connection.start();
    await other.rest();
    const room = other.chat.openRoom('#광장');
    await other.rest();
    visit.line.break();
    const mine = visit.chat.openRoom('#광장');
    mine.composer.text = '닫기 전에';
    await mine.send();
    visit.close();
    await other.rest();
    expect(other.texts(room)).toEqual(['닫기 전에']);
  });

  test('[S4] who comes in by one is in by the other, under one name; who leaves by one has left by both', async () => {
    const visit = new Visit();
    const other = visit.anotherTab();
    other.chat.connection.start();
    expect(other.chat.connection.state.is).toBe('nameless');
    await visit.enter('길동');
    await other.rest();
    expect(other.chat.connection.me).toEqual(visit.chat.connection.me);
    other.chat.connection.forget();
    expect(visit.chat.connection.state.is).toBe('nameless');
    expect(visit.line.isOpen).toBe(false);
  });

  test('[A8] who becomes somebody else by one is that one by the other, too, with nothing of before', async () => {
    const visit = new Visit();
    const before = await visit.enter('길동');
    const elsewhere = new Visit({ house: visit.house, device: new TestDevice() });
    await elsewhere.enter('소연');
    const { me, token } = elsewhere.chat.connection;
    const other = new Identity(visit.browser.open().device);
    other.become({ you: me ?? { id: '', nickname: '' }, token: token ?? '' });
    await visit.rest();
    expect(visit.chat.connection.me).toMatchObject({ nickname: '소연' });
    expect(visit.chat.openRoom('#광장')).not.toBe(before);
  });

  test('what is read in one is read in the other, and the divider there is gone', async () => {
    const visit = new Visit();
    const room = await visit.enter();
    const other = visit.anotherTab();
    other.chat.connection.start();
    await other.rest();
    const there = other.chat.openRoom('#광장');
    await other.rest();
    visit.house.say('#광장', visit.house.person('소연'), '영');
    await visit.rest();
    await other.rest();
    visit.house.say('#광장', visit.house.person('소연'), '하나');
    visit.house.say('#광장', visit.house.person('소연'), '둘');
    await visit.rest();
    await other.rest();
    expect([room.unread, there.unread]).toEqual([2, 2]);
    room.reading = true;
    expect(there.unread).toBe(0);
    expect(there.rows.map(({ kind }) => kind)).not.toContain('unread');
    visit.house.say('#광장', visit.house.person('소연'), '셋');
    await other.rest();
    await visit.rest();
    expect(there.unread).toBe(0);
  });
});
