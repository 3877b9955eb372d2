import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Message, parseMessage } from '../../src/gateways/irc/wire/message.ts';

export interface LineClientGiven {
  readonly port: number;
  readonly host?: string;
  /** Speaks as if for somebody at this address, as a trusted proxy does. */
  readonly address?: string | null;
}

export interface Coming {
  readonly caps?: readonly string[];
  readonly pass?: string;
  readonly rooms?: readonly string[];
}

interface Waiting {
  isIt(line: string): boolean;
  found(lines: readonly string[]): void;
  lost(problem: Error): void;
}

/** A raw connection to the IRC port: bytes go out, lines come in. Nothing here waits for time to pass. */
export class LineClient {
  readonly socket: Socket;
  /** All that came and was not yet taken. */
  #lines: string[] = [];
  #rest = Buffer.alloc(0);
  #waiting: Waiting | null = null;
  #marks = 0;
  readonly closed: Promise<void>;

  private constructor(socket: Socket) {
    this.socket = socket;
    this.closed = once(socket, 'close').then(() => {});
    socket.on('data', (chunk) => this.#hear(chunk));
    socket.on('error', () => {});
    socket.on('close', () => this.#end());
  }

  static async connect({ port, host = '127.0.0.1', address = null }: LineClientGiven): Promise<LineClient> {
    const socket = connect(port, host);
    await once(socket, 'connect');
    const client = new LineClient(socket);
    if (address !== null) client.send(`PROXY TCP4 ${address} 127.0.0.1 4711 6667`);
    return client;
  }

  /** A client that has come in and has looked around. */
  static async come(given: LineClientGiven, nick: string, coming: Coming = {}): Promise<LineClient> {
    const client = await LineClient.connect(given);
    await client.register(nick, coming);
    return client;
  }

  /** The lines that answered it. */
  async register(nick: string, { caps = [], pass, rooms = [] }: Coming = {}): Promise<readonly string[]> {
    if (caps.length > 0) this.send('CAP LS 302', `CAP REQ :${caps.join(' ')}`);
    if (pass !== undefined) this.send(`PASS :${pass}`);
    this.send(`NICK ${nick}`, 'USER guest 0 * :guest');
    if (caps.length > 0) this.send('CAP END');
    const greeting = await this.until(/^(@\S+ )?:\S+ 376 /);
    for (const room of rooms) this.send(`JOIN ${room}`);
    return [...greeting, ...(await this.barrier())];
  }

  send(...lines: readonly string[]): void {
    this.socket.write(lines.map((line) => `${line}\r\n`).join(''));
  }

  /** Resolves when these bytes have left. */
  async bytes(bytes: Uint8Array | string): Promise<void> {
    await new Promise<void>((resolve) => this.socket.write(bytes, () => resolve()));
  }

  /** All lines up to the one that is meant; they are taken. Rejects when the connection ends before. */
  until(meant: RegExp): Promise<readonly string[]> {
    return new Promise((found, lost) => {
      this.#waiting = { isIt: (line) => meant.test(line), found, lost };
      this.#look();
    });
  }

  /** Sends the lines, and resolves to all that came before the server answered that it has done them (law 10). */
  async ask(...lines: readonly string[]): Promise<readonly string[]> {
    this.#marks += 1;
    const mark = `mark-${this.#marks}`;
    this.send(...lines, `PING ${mark}`);
    const heard = await this.until(new RegExp(`PONG \\S+ :${mark}$`));
    return heard.slice(0, -1);
  }

  /** As `ask`, also where the server answers by ending the connection. */
  askOrLast(...lines: readonly string[]): Promise<readonly string[]> {
    return this.ask(...lines).catch(() => this.last());
  }

  barrier(): Promise<readonly string[]> {
    return this.ask();
  }

  /** As `ask`, read as messages. */
  async heard(...lines: readonly string[]): Promise<readonly Message[]> {
    return (await this.ask(...lines)).map(read);
  }

  /** All that came until the server closed the connection. */
  async last(): Promise<readonly string[]> {
    await this.closed;
    return this.#lines.splice(0);
  }

  /** Goes without a word. */
  lose(): void {
    this.socket.destroy();
  }

  #hear(chunk: Buffer): void {
    const parts = Buffer.concat([this.#rest, chunk]).toString('latin1').split('\r\n');
    this.#rest = Buffer.from(parts.pop() ?? '', 'latin1');
    this.#lines.push(...parts.map((part) => Buffer.from(part, 'latin1').toString('utf8')));
    this.#look();
  }

  #look(): void {
    const waiting = this.#waiting;
    const at = waiting ? this.#lines.findIndex((line) => waiting.isIt(line)) : -1;
    if (waiting && at >= 0) {
      this.#waiting = null;
      waiting.found(this.#lines.splice(0, at + 1));
    } else if (this.socket.destroyed) this.#end();
  }

  #end(): void {
    this.#waiting?.lost(new Error(`the connection has ended; unread: ${JSON.stringify(this.#lines)}`));
    this.#waiting = null;
  }
}

export function read(line: string): Message {
  const message = parseMessage(line);
  if (!message) throw new Error(`no message: ${line}`);
  return message;
}
