import pino from 'pino';
import type { BrowserContextOptions, Page, Request } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { type Config, loadConfig } from '../../src/config.ts';
import { type RunningServer, startServer } from '../../src/server.ts';
import type { Language } from '../../src/web/texts/language.ts';
import { openPage, putBack } from './browser.ts';
import { Line } from './line.ts';
import { Speaker } from './speaker.ts';
import { Visitor } from './visitor.ts';

const WEB_ROOT = new URL('../../dist/web/', import.meta.url);
const PATIENCE_MS = 25_000;
/** What a stage knows of the Internet: this computer. */
const HERE = { resolve: async () => ['127.0.0.1'], reaches: (address: string) => address === '127.0.0.1' };

const LOCALES: Readonly<Record<Language, string>> = { ko: 'ko-KR', en: 'en-US' };

export interface Guest extends BrowserContextOptions {
  readonly language?: Language;
  /** Where he comes in: `/`, or one of the links. */
  readonly path?: string;
  /** Another address of the same server. */
  readonly origin?: string;
  /** What is to happen before the page is opened, and is not undone. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** The scene changes the page in a way that is not undone. */
  readonly once?: true;
}

const SCREEN = { width: 1280, height: 720 };

/** A server of its own, with the people before it. */
export class Stage {
  server: RunningServer;
  readonly #begin: (port: number, webRoot: URL) => Promise<RunningServer>;
  readonly #leave: (() => Promise<void>)[] = [];
  readonly #speakers: Speaker[] = [];
  #halted = false;
  /** What a browser complained about: refused by policy, thrown, asked of another host. */
  readonly complaints: string[] = [];

  private constructor(server: RunningServer, begin: (port: number, webRoot: URL) => Promise<RunningServer>) {
    this.server = server;
    this.#begin = begin;
  }

  static async open(settings: Partial<Config> = {}): Promise<Stage> {
    const loaded = loadConfig({ argv: [], env: {}, cwd: '/' });
    if (!loaded.ok) throw new Error(loaded.sentence);
    const config: Config = {
      ...loaded.config,
      host: '127.0.0.1',
      port: 0,
      ircPort: null,
      store: 'memory',
      limits: false,
      ...settings,
    };
    const log = pino({ level: 'silent' });
    const begin = (port: number, webRoot: URL) =>
      startServer({ ...config, port }, { log, explicit: new Set(['port']), language: 'ko', webRoot, outside: HERE });
    return new Stage(await begin(config.port ?? 0, WEB_ROOT), begin);
  }

  /** There is no server any more. */
  async halt(): Promise<void> {
    this.#halted = true;
    await this.server.stop();
  }

  /** There is one again at the same address, be it with another build of the page. */
  async resume(webRoot = WEB_ROOT): Promise<void> {
    this.server = await this.#begin(Number(new URL(this.url).port), webRoot);
  }

  get url(): string {
    return this.server.url;
  }

  /** The path of the one-time owner link. */
  get ownerPath(): string {
    return new URL(this.server.ownerLink).pathname;
  }

  async visitor(guest: Guest = {}): Promise<Visitor> {
    const { language = 'ko', path = '/', origin = this.url, before, once, viewport = SCREEN, ...rest } = guest;
    // The page without a server is a matter of its own: others need not fetch all of it.
    const options: BrowserContextOptions = { locale: LOCALES[language], serviceWorkers: 'block', ...rest };
    const page = await openPage(options);
    if (viewport) await page.setViewportSize(viewport);
    const again = !before && !once && options.javaScriptEnabled !== false;
    this.#leave.push(() => (again ? putBack(page, options) : page.context().close()));
    this.#listen(page, origin);
    await before?.(page);
    await page.goto(origin + path);
    return new Visitor(page, language);
  }

  /** Somebody who has gone in already. */
  async person(nickname: string, guest: Guest = {}): Promise<Visitor> {
    return (await this.visitor(guest)).enter(nickname);
  }

  /** Somebody who has gone in, and his line. */
  async wired(nickname: string, guest: Guest = {}): Promise<{ visitor: Visitor; line: Line }> {
    let line: Line | undefined;
    const tap = async (page: Page) => {
      line = await Line.tap(page);
    };
    const visitor = await this.person(nickname, { ...guest, before: tap });
    if (!line) throw new Error('the line was not tapped');
    return { visitor, line };
  }

  async speaker(nickname: string): Promise<Speaker> {
    const speaker = await Speaker.come(this.url, nickname);
    this.#speakers.push(speaker);
    return speaker;
  }

  async close(): Promise<void> {
    for (const speaker of this.#speakers) speaker.leave();
    await Promise.all(this.#leave.map((leave) => leave()));
    await this.server.stop();
  }

  #listen(page: Page, origin: string): void {
    const isOurs = () => page.url().startsWith(origin);
    const isNews = (text: string) => !(this.#halted && text.includes('ERR_CONNECTION_REFUSED'));
    page.on('console', (message) => {
      if (message.type() === 'error' && isOurs() && isNews(message.text())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => this.#note(request, origin));
  }

  /** What the page asks for; where it leads, as to a provider of logins, and what that one asks for, is not its own. */
  #note(request: Request, origin: string): void {
    if (request.isNavigationRequest() || !request.frame().url().startsWith(origin)) return;
    const url = request.url().replace(/^blob:/, '');
    if (!url.startsWith(origin)) this.complaints.push(`asked of another host: ${url}`);
  }
}

type Play = (stage: Stage) => Promise<void>;

/** A test on a stage of its own; several are played at once. No browser may have complained at the end. */
export function scene(title: string, play: Play, settings?: Partial<Config>): void {
  test.concurrent(title, () => onStage(play, settings), 90_000);
}

/** A scene that measures, and so must have the computer to itself. */
export function sceneAlone(title: string, play: Play): void {
  test(title, () => onStage(play), 90_000);
}

/** Plays it on a stage of its own. No browser may have complained at the end. */
export async function onStage(play: Play, settings?: Partial<Config>): Promise<void> {
  const stage = await Stage.open(settings);
  try {
    await play(stage);
    expect(stage.complaints).toEqual([]);
  } finally {
    await stage.close();
  }
}

/** Asked again and again until it is so. */
export function soon<T>(get: () => T | Promise<T>) {
  const until = (check: (value: T) => void) =>
    vi.waitFor(async () => check(await get()), { timeout: PATIENCE_MS, interval: 30 });
  return {
    toBe: (wanted: T) => until((value) => expect(value).toBe(wanted)),
    toEqual: (wanted: unknown) => until((value) => expect(value).toEqual(wanted)),
    toMatch: (wanted: RegExp) => until((value) => expect(value).toMatch(wanted)),
    toContain: (wanted: unknown) => until((value) => expect(value).toContain(wanted)),
    toBeGreaterThan: (wanted: number) => until((value) => expect(value).toBeGreaterThan(wanted)),
    toBeLessThanOrEqual: (wanted: number) => until((value) => expect(value).toBeLessThanOrEqual(wanted)),
  };
}

/** The id of what has the focus. */
export function seenFocus(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '');
}

/** Texts in a row: 말 1, 말 2, ... */
export function words(count: number, from = 1): string[] {
  return Array.from({ length: count }, (_, index) => `말 ${from + index}번째`);
}
