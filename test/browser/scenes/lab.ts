import { networkInterfaces } from 'node:os';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { LAB_WAYS, type LabWay } from '../../../src/protocol/lab.ts';
import { en } from '../../../src/web/lab/texts/en.ts';
import { ko, type LabTexts } from '../../../src/web/lab/texts/ko.ts';
import type { Language } from '../../../src/web/texts/language.ts';
import { faults } from '../axe.ts';
import { type Guest, type Stage, scene, soon } from '../stage.ts';
import { seenText } from '../visitor.ts';

const TEXTS: Readonly<Record<Language, LabTexts>> = { ko, en };
const WORDS = ['hello', 'study', 'bye'] as const;

/** Somebody before the lab. */
class LabGuest {
  readonly page: Page;
  readonly texts: LabTexts;

  constructor(page: Page, texts: LabTexts) {
    this.page = page;
    this.texts = texts;
  }

  /** All three connections are there. */
  static async come(stage: Stage, guest: Guest = {}): Promise<LabGuest> {
    const { page } = await stage.visitor({ path: '/lab', once: true, ...guest });
    return new LabGuest(page, TEXTS[guest.language ?? 'ko']).ready();
  }

  async ready(): Promise<this> {
    for (const way of LAB_WAYS) await this.standing(way, this.texts.lane.states.here);
    return this;
  }

  card(way: LabWay): Locator {
    return this.page.locator(`section[data-way=${way}]`);
  }

  /** What travelled and what happened, with these words in it. */
  rows(way: LabWay, words: string | RegExp): Locator {
    return this.card(way).locator('li').filter({ hasText: words });
  }

  standing(way: LabWay, words: string | RegExp): Promise<void> {
    return this.card(way).getByRole('status').filter({ hasText: words }).waitFor();
  }

  button(way: LabWay, name: string): Locator {
    return this.card(way).getByRole('button', { name, exact: true });
  }

  async say(word: (typeof WORDS)[number], way: LabWay | 'all'): Promise<void> {
    const { press, lane } = this.texts;
    await this.page.getByRole('radio', { name: way === 'all' ? press.all : lane.ways[way].name, exact: true }).check();
    await this.page.getByRole('button', { name: word, exact: true }).click();
  }

  /** How often a word has been seen to arrive there. */
  arrived(way: LabWay, word: string): Promise<number> {
    return this.card(way)
      .locator('.unit.server')
      .filter({ hasText: `“${word}”` })
      .count();
  }

  wider(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
}

/** A line that is cut is refused by the server, as the browser then says. */
function expectRefusals(stage: Stage): void {
  expect(stage.complaints.filter((words) => !words.includes('503'))).toEqual([]);
  stage.complaints.length = 0;
}

const LOOKS = [
  { language: 'ko', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { language: 'en', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
] as const;

for (const look of LOOKS) {
  scene(
    `[G8] the lab (${look.language}, ${look.viewport.width} px): a word by each way arrives at all three`,
    async (stage) => {
      const lab = await LabGuest.come(stage, look);
      expect(await lab.page.locator('html').getAttribute('lang')).toBe(look.language);
      for (const [index, way] of LAB_WAYS.entries()) {
        const word = WORDS[index] ?? 'hello';
        await lab.say(word, way);
        for (const there of LAB_WAYS) await soon(() => lab.arrived(there, word)).toBe(1);
        const journey = lab.page.locator('#journey ~ ol li').first();
        await soon(() => seenText(journey)).toContain(lab.texts.trips.by(lab.texts.lane.ways[way].name));
        await soon(() => seenText(journey)).toMatch(/(\+\d[^+]*){3}/s);
      }
      await lab.say('hello', 'all');
      for (const there of LAB_WAYS) await soon(() => lab.arrived(there, 'hello')).toBe(4);
      await missAndCatchUp(lab, 'websocket');
      expect(await lab.wider()).toBe(0);
      expect(await faults(lab)).toEqual([]);
      expectRefusals(stage);
    },
  );
}

/** Pulls this plug, says something by another way, and plugs it in again. */
async function missAndCatchUp(lab: LabGuest, way: LabWay): Promise<void> {
  const { lane } = lab.texts;
  const other = way === 'tcp' ? 'websocket' : 'tcp';
  const before = await lab.arrived(other, 'study');
  await lab.button(way, lane.cut).click();
  await lab.standing(way, lane.isCut);
  await lab.rows(way, lane.closedByCut).first().waitFor();
  await lab.say('study', other);
  await soon(() => lab.arrived(other, 'study')).toBe(before + 1);
  await lab.button(way, lane.mend).click();
  await lab.rows(way, lane.caughtUp(1, 1)).waitFor();
  await lab.standing(way, lane.states.here);
}

scene(
  'the lab: TCP and Socket.IO, too, come back after a plug was pulled, and fetch what they missed',
  async (stage) => {
    const lab = await LabGuest.come(stage);
    await missAndCatchUp(lab, 'tcp');
    await missAndCatchUp(lab, 'socketio');
    expectRefusals(stage);
  },
);

scene('the lab: a frame is taken apart, byte by byte, and so is the handshake', async (stage) => {
  const lab = await LabGuest.come(stage);
  const { explain } = lab.texts;
  await lab.say('hello', 'websocket');
  const part = (name: string) =>
    lab.page.locator('.parts button').filter({ has: lab.page.locator('.name', { hasText: new RegExp(`^${name}$`) }) });
  const lit = () => lab.page.locator('.cell.lit').allInnerTexts();
  await part(explain.parts['masking-key']('').name).focus();
  expect(await lit()).toHaveLength(4);
  expect((await lit()).join(' ')).toBe(await seenText(part(explain.parts['masking-key']('').name).locator('.value')));
  await part('FIN').focus();
  expect(await lit()).toEqual(['81']);
  expect(await seenText(part(explain.parts.payload('').name))).toContain('"text":"hello"');
  await lab.rows('websocket', '101 Switching Protocols').getByRole('button').click();
  await lab.page.getByText(explain.accept.fits).waitFor();
  await lab.say('study', 'socketio');
  await lab.rows('socketio', 'say “study”').getByRole('button').click();
  await part('Socket.IO').waitFor();
  expect(await seenText(part(explain.parts['event-name']('').name).locator('.value'))).toBe('"say"');
  await lab.say('bye', 'tcp');
  await lab.card('tcp').locator('.unit.client', { hasText: '“bye”' }).click();
  await part(explain.parts['line-end']('').name).focus();
  expect(await lit()).toEqual(['0d', '0a']);
});

scene(
  'the lab: pings are answered; the drawings move with what happens, and stand still for who wants that',
  async (stage) => {
    const lab = await LabGuest.come(stage, { reducedMotion: 'reduce' });
    const { diagrams } = lab.texts;
    await soon(() => lab.page.locator('.box.made').count()).toBe(10);
    const made = await lab.page.locator('.box.made').allTextContents();
    expect(made.filter((words) => /127\.0\.0\.1:\d+/.test(words))).toHaveLength(4);
    await lab.page.getByText(diagrams.standing.open).waitFor();
    const moves = () => lab.page.locator('rect.now').evaluate((rect) => getComputedStyle(rect).animationName);
    await soon(moves).toBe('none');
    for (const way of LAB_WAYS) await lab.button(way, lab.texts.lane.ping).click();
    await lab.rows('tcp', 'PONG').first().waitFor();
    await lab.rows('websocket', 'pong').first().waitFor();
    await lab.rows('socketio', 'pong').first().waitFor();
    await lab.button('tcp', lab.texts.lane.cut).click();
    await soon(() => seenText(lab.page.locator('#sockets-now'))).toBe(diagrams.closed);
    await soon(() => lab.page.locator('.box.made').count()).toBe(0);
    expectRefusals(stage);
  },
);

scene(
  '[G8] [S7] the lab from another computer asks for the invite key, and takes the one that the chat was given',
  async (stage) => {
    const lan = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal);
    const origin = `http://${lan?.address ?? '127.0.0.2'}:${new URL(stage.url).port}`;
    const needed = lan !== undefined;
    const { page } = await stage.visitor({ path: '/lab', origin, once: true });
    const lab = new LabGuest(page, ko);
    if (needed) {
      for (const way of LAB_WAYS) await lab.standing(way, ko.lane.states.locked);
      expect(await faults(lab)).toEqual([]);
      await page.getByLabel(ko.key.label).fill('wrong');
      await page.getByRole('button', { name: ko.key.open }).click();
      await page.getByRole('alert').waitFor();
      await page.getByLabel(ko.key.label).fill(stage.server.invite ?? '');
      await page.getByRole('button', { name: ko.key.open }).click();
    }
    await lab.ready();
    await page.reload();
    await lab.ready();
  },
  { host: null },
);

scene('the lab: the keyboard alone is enough', async (stage) => {
  const lab = await LabGuest.come(stage);
  const { keyboard } = lab.page;
  await lab.page.getByRole('button', { name: 'hello', exact: true }).focus();
  await keyboard.press('Enter');
  for (const way of LAB_WAYS) await soon(() => lab.arrived(way, 'hello')).toBe(1);
  await lab.page.getByRole('radio', { name: 'WebSocket' }).focus();
  await keyboard.press('ArrowLeft');
  await lab.page.getByRole('button', { name: 'bye', exact: true }).focus();
  await keyboard.press(' ');
  await soon(() => lab.arrived('socketio', 'bye')).toBe(1);
  await lab.rows('tcp', 'PRIVMSG “bye”').first().getByRole('button').focus();
  await keyboard.press('Enter');
  expect(await lab.rows('tcp', 'PRIVMSG “bye”').first().getByRole('button').getAttribute('aria-pressed')).toBe('true');
});

scene('the lab is found from the help of the chat, and begins anew when its visit is over', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.box.fill('/help');
  await hong.box.press('Enter');
  await hong.page.getByRole('link', { name: '실험실' }).waitFor();
  const lab = await LabGuest.come(stage);
  await lab.page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await lab.page.reload();
  await lab.ready();
});
