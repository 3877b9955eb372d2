import type { BrowserContextOptions, Request } from 'playwright-core';
import pino from 'pino';
import { expect } from 'vitest';
import { type Config, loadConfig } from '../../src/config.ts';
import { type RunningServer, startServer } from '../../src/server.ts';
import type { Language } from '../../src/web/texts/language.ts';
import { browser } from './browser.ts';
import { Visitor } from './visitor.ts';

const WEB_ROOT = new URL('../../dist/web/', import.meta.url);

const LOCALES: Readonly<Record<Language, string>> = { ko: 'ko-KR', en: 'en-US' };

export interface Guest extends BrowserContextOptions {
  readonly language?: Language;
  /** Where he comes in: `/`, or one of the links. */
  readonly path?: string;
  /** Another address of the same server. */
  readonly origin?: string;
}

/** A server of its own, with the people before it. */
export class Stage {
  readonly server: RunningServer;
  readonly visitors: Visitor[] = [];
  /** What a browser complained about: refused by policy, thrown, asked of another host. */
  readonly complaints: string[] = [];

  constructor(server: RunningServer) {
    this.server = server;
  }

  get url(): string {
    return this.server.url;
  }

  /** The path of the one-time owner link. */
  get ownerPath(): string {
    return new URL(this.server.ownerLink).pathname;
  }

  async visitor({ language = 'ko', path = '/', origin = this.url, ...options }: Guest = {}): Promise<Visitor> {
    const context = await (await browser()).newContext({ locale: LOCALES[language], ...options });
    context.setDefaultTimeout(8_000);
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => this.#note(request, origin));
    await page.goto(origin + path);
    const visitor = new Visitor(page, language);
    this.visitors.push(visitor);
    return visitor;
  }

  /** Somebody who has gone in already. */
  async person(nickname: string, guest: Guest = {}): Promise<Visitor> {
    return (await this.visitor(guest)).enter(nickname);
  }

  async close(): Promise<void> {
    await Promise.all(this.visitors.map(({ context }) => context.close()));
    await this.server.stop();
  }

  #note(request: Request, origin: string): void {
    if (!request.url().startsWith(origin)) this.complaints.push(`asked of another host: ${request.url()}`);
  }
}

let open: Stage | undefined;

/** Opens the stage of this test; `leaveStage` closes it. */
export async function enterStage(settings: Partial<Config> = {}): Promise<Stage> {
  const loaded = loadConfig({ argv: [], env: {}, cwd: '/' });
  if (!loaded.ok) throw new Error(loaded.sentence);
  const config = { ...loaded.config, host: '127.0.0.1', port: 0, store: 'memory', limits: false, ...settings };
  const log = pino({ level: 'silent' });
  open = new Stage(await startServer(config, { log, explicit: new Set(['port']), webRoot: WEB_ROOT }));
  return open;
}

export async function leaveStage(): Promise<void> {
  const stage = open;
  open = undefined;
  if (!stage) return;
  await stage.close();
  expect(stage.complaints).toEqual([]);
}

/** Asked again and again until it is so. */
export function soon<T>(get: () => T | Promise<T>) {
  return expect.poll(get, { timeout: 8_000, interval: 25 });
}
