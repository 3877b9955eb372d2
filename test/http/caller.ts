import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach } from 'vitest';
import { type House, type HouseGiven, openHouse, usual } from '../plays/house.ts';
import { eventsOf, type SseEvent } from './sse.ts';

/** What came back, with what it said. */
export interface Said {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it reads
  readonly body: any;
}

let house: House | null = null;
let leaving: (() => void)[] = [];

afterEach(async () => {
  for (const leave of leaving.splice(0)) leave();
  await house?.stop();
  house = null;
});

/** A server over a memory store whose clock is turned by hand; stopped after the test. */
export async function open(given: Partial<HouseGiven> = {}): Promise<House> {
  house = await openHouse(usual({ ...given, settings: { key: null, ...given.settings } }));
  leaving = [];
  return house;
}

/** Someone who speaks by fetch. */
export class Caller {
  readonly url: string;
  token: string | null = null;
  headers: Record<string, string> = {};

  constructor({ url }: { readonly url: string }) {
    this.url = url;
  }

  /** A body that is no string is sent as JSON. */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Said> {
    const json = body !== undefined && typeof body !== 'string';
    const response = await fetch(this.url + path, {
      method,
      headers: { ...this.#all(), ...(json && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: json ? JSON.stringify(body) : body }),
    });
    const words = await response.text();
    return { status: response.status, headers: response.headers, body: words === '' ? null : JSON.parse(words) };
  }

  async hello(nickname: string, more: object = {}): Promise<this> {
    const { status, body } = await this.ask('POST', '/api/hello', { nickname, ...more });
    if (status !== 200) throw new Error(body.error.code);
    this.token = body.token;
    return this;
  }

  say(text: string, room = '광장'): Promise<Said> {
    return this.ask('POST', `/api/rooms/${room}/messages`, { text });
  }

  /** A stream, from which the next event is taken; it is closed after the test. */
  async listen(path: string, headers: Record<string, string> = {}): Promise<Listener> {
    const line = new AbortController();
    leaving.push(() => line.abort());
    const response = await fetch(this.url + path, { headers: { ...this.#all(), ...headers }, signal: line.signal });
    return { status: response.status, events: eventsOf(response), lose: () => line.abort() };
  }

  #all(): Record<string, string> {
    return { ...this.headers, ...(this.token !== null && { authorization: `Bearer ${this.token}` }) };
  }
}

export interface Listener {
  readonly status: number;
  readonly events: AsyncGenerator<SseEvent>;
  lose(): void;
}

/** The next so many events. */
export async function next({ events }: Listener, count: number): Promise<readonly SseEvent[]> {
  const found: SseEvent[] = [];
  while (found.length < count) {
    const { value, done } = await events.next();
    if (done) break;
    found.push(value);
  }
  return found;
}

/** All that was told until now, by the barrier. */
export async function heard(caller: Caller, listener: Listener): Promise<readonly SseEvent[]> {
  const ref = String(Math.random());
  await caller.ask('POST', '/api/mark', { ref });
  const found: SseEvent[] = [];
  for (;;) {
    const { value, done } = await listener.events.next();
    if (done || (value.event === 'mark' && value.data.ref === ref)) return found;
    found.push(value);
  }
}

/** The real curl. */
export function curl(...args: readonly string[]): ChildProcessByStdio<null, Readable, null> {
  const child = spawn('curl', ['-sS', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  leaving.push(() => child.kill());
  return child;
}

export function curled(...args: readonly string[]): Promise<string> {
  return text(curl(...args).stdout);
}
