import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { LabEnd, LabEvent, LabWay } from '../../src/protocol/lab.ts';
import { eventsOf } from '../http/sse.ts';

type Bytes = Extract<LabEvent, { on: 'bytes' }>;
type Welcome = Extract<LabEvent, { on: 'welcome' }>;

const leaving: (() => void)[] = [];

/** Closes whatever a test has left open. */
export function leaveAll(): void {
  for (const leave of leaving.splice(0)) leave();
}

/** Somebody in the lab, as far as a browser is needed for it: his ticket and all that its stream has told. */
export class LabVisitor {
  readonly url: string;
  readonly ticket: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly told: LabEvent[] = [];
  readonly ended: Promise<void>;
  readonly leave: () => void;
  #look = () => {};

  private constructor(given: Pick<LabVisitor, 'url' | 'ticket' | 'headers' | 'leave'>, stream: Response) {
    this.url = given.url;
    this.ticket = given.ticket;
    this.headers = given.headers;
    this.leave = given.leave;
    this.ended = this.#read(stream).catch(() => {});
  }

  static async come({ url }: { readonly url: string }, headers: Record<string, string> = {}): Promise<LabVisitor> {
    const made = await fetch(`${url}/lab/tickets`, { method: 'POST', headers });
    const { ticket } = (await made.json()) as { ticket: string };
    const line = new AbortController();
    leaving.push(() => line.abort());
    const stream = await fetch(`${url}/lab/tickets/${ticket}/stream`, { headers, signal: line.signal });
    return new LabVisitor({ url, ticket, headers, leave: () => line.abort() }, stream);
  }

  ask(method: string, path: string, body?: string): Promise<Response> {
    const type = body === undefined ? {} : { 'content-type': 'text/plain' };
    const asked = { method, headers: { ...this.headers, ...type }, ...(body !== undefined && { body }) };
    return fetch(`${this.url}/lab/tickets/${this.ticket}/${path}`, asked);
  }

  /** Resolves with the first event for which it is so, of those that came and those that come. */
  async sees<E extends LabEvent>(isIt: (event: LabEvent) => event is E): Promise<E>;
  async sees(isIt: (event: LabEvent) => boolean): Promise<LabEvent>;
  async sees(isIt: (event: LabEvent) => boolean): Promise<LabEvent> {
    for (;;) {
      const found = this.told.find(isIt);
      if (found) return found;
      await new Promise<void>((resolve) => {
        this.#look = resolve;
      });
    }
  }

  welcome(): Promise<Welcome> {
    return this.sees((event): event is Welcome => event.on === 'welcome');
  }

  /** All that one side sent this way, as it was told. */
  bytes(way: LabWay, from: LabEnd): Buffer {
    const isIt = (event: LabEvent): event is Bytes => event.on === 'bytes' && event.way === way && event.from === from;
    return Buffer.concat(this.told.filter(isIt).map(({ data }) => Buffer.from(data, 'base64')));
  }

  /** Resolves when this side has sent that, this way. */
  async reads(way: LabWay, from: LabEnd, text: string): Promise<void> {
    await this.sees(() => this.bytes(way, from).includes(text));
  }

  async #read(stream: Response): Promise<void> {
    for await (const { data } of eventsOf(stream)) {
      this.told.push(data);
      this.#look();
    }
  }
}

/** A connection of which every byte is known on both sides. */
export class RawLine {
  readonly socket: Socket;
  readonly sent: Buffer[] = [];
  #got = Buffer.alloc(0);
  #look = () => {};

  private constructor(socket: Socket) {
    this.socket = socket;
    leaving.push(() => socket.destroy());
    socket.on('error', () => {});
    socket.on('close', () => this.#look());
    socket.on('data', (chunk) => {
      this.#got = Buffer.concat([this.#got, chunk]);
      this.#look();
    });
  }

  static async open({ url }: { readonly url: string }): Promise<RawLine> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1').setNoDelay(true);
    await once(socket, 'connect');
    return new RawLine(socket);
  }

  get got(): Buffer {
    return this.#got;
  }

  async send(bytes: Uint8Array | string): Promise<void> {
    const sent = Buffer.from(bytes as string);
    this.sent.push(sent);
    await new Promise<void>((resolve) => this.socket.write(sent, () => resolve()));
  }

  /** The request that makes a WebSocket of it; resolves with the answer. */
  async upgrade(path: string, headers: Record<string, string> = {}): Promise<string> {
    const all = {
      Host: '127.0.0.1',
      Connection: 'Upgrade',
      upgrade: 'websocket',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version': '13',
      ...headers,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    await this.send(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    return String(await this.until('\r\n\r\n'));
  }

  /** A text frame as a browser sends it, shorter than 126 bytes. */
  frame(text: string, mask: readonly number[] = [0x12, 0x34, 0x56, 0x78]): Buffer {
    const payload = Buffer.from(text);
    const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    return Buffer.from([0x81, 0x80 | payload.length, ...mask, ...masked]);
  }

  async until(text: string | Uint8Array): Promise<Buffer> {
    while (!this.#got.includes(text as string) && !this.socket.destroyed) {
      await new Promise<void>((resolve) => {
        this.#look = resolve;
      });
    }
    return this.#got;
  }

  async closed(): Promise<void> {
    if (!this.socket.destroyed) await once(this.socket, 'close');
  }
}
