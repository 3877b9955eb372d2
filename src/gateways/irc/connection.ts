import type { Socket } from 'node:net';
import type { Origin } from '../../hub/ports.ts';
import type { Session } from '../../hub/session.ts';
import type { Closing } from '../../protocol/closing.ts';
import { Client } from './client.ts';
import { Heartbeat } from './heartbeat.ts';
import { Inbox } from './inbox.ts';
import { HOST, SERVER } from './names.ts';
import type { Network } from './network.ts';
import { NUMERICS } from './numerics.ts';
import { perform } from './perform.ts';
import { IrcSink } from './sink.ts';
import { type Line, serialise } from './wire/line.ts';
import { LineSplitter, type RawLine } from './wire/line-splitter.ts';
import { type Message, parseMessage } from './wire/message.ts';
import { decoded } from './wire/utf8.ts';

/** Time and lines in which a client has to say who it is. */
const REGISTRATION_MS = 15_000;
const REGISTRATION_LINES = 64;

/** Time for the last lines to leave, in ms. */
const PARTING_MS = 1_000;

/** A page that is made to send a request to this port must not speak for its visitor (the Freenode worm of 2010). */
const HTTP_VERB = /^(?:GET|POST|PUT|HEAD|OPTIONS|DELETE|PATCH|CONNECT|TRACE) /;

type State = 'unheard' | 'registering' | 'registered' | 'closed';

/** One TCP connection, from its first byte to its last. */
export class Connection {
  readonly client: Client;
  readonly #socket: Socket;
  readonly #session: Session;
  readonly #splitter = new LineSplitter();
  readonly #inbox: Inbox;
  readonly #heartbeat: Heartbeat;
  readonly #expire: () => void;
  readonly #registered: () => void;
  #state: State = 'unheard';

  constructor(
    network: Network,
    given: { readonly socket: Socket; readonly origin: Origin; readonly registered: () => void },
  ) {
    const { hub, language } = network;
    this.#socket = given.socket;
    this.#registered = given.registered;
    const sink = new IrcSink({
      stream: given.socket,
      client: () => this.client,
      close: (closing) => this.#goodbye(closing),
    });
    this.#session = hub.connect(sink, given.origin, language);
    this.client = new Client(network, this.#session, {
      write: (line) => this.#write(line),
      close: (reason) => this.close(reason),
    });
    this.#inbox = new Inbox({
      perform: (message) => this.#perform(message),
      flow: given.socket,
      rest: () => this.client.lag.rest(),
    });
    this.#heartbeat = new Heartbeat(hub.clock, {
      ask: () => this.#write({ command: 'PING', params: [SERVER] }),
      giveUp: (ms) => this.close(`Ping timeout: ${Math.round(ms / 1_000)} seconds`),
    });
    this.#expire = hub.clock.after(REGISTRATION_MS, () => this.#tooLate());
    given.socket.on('data', (chunk: Uint8Array) => this.#receive(chunk));
    given.socket.on('error', (problem) => hub.report('debug', 'error', { problem: problem.message }));
    given.socket.on('close', () => this.#lost());
  }

  /** Says why, and ends the connection. */
  close(reason: string): void {
    if (this.#state === 'closed') return;
    this.#write({ command: 'ERROR', params: [`Closing link: (${this.client.nick}@${HOST}) [${reason}]`] });
    this.#end();
    this.#session.lost();
  }

  #receive(chunk: Uint8Array): void {
    this.#heartbeat.hear();
    for (const line of this.#splitter.push(chunk)) {
      if (this.#state === 'closed') return;
      this.#take(line);
    }
  }

  #take(line: RawLine): void {
    const text = line.ok ? decoded(line.bytes) : null;
    if (!line.ok) this.#refuse(line.fault);
    else if (text === null) this.#refuse('utf8');
    else if (this.#state === 'unheard' && HTTP_VERB.test(text)) this.close('This is IRC, not HTTP');
    else this.#hear(text);
  }

  #hear(text: string): void {
    if (this.#state === 'unheard') this.#state = 'registering';
    const message = parseMessage(text);
    if (message) this.#inbox.put(message);
  }

  async #perform(message: Message): Promise<void> {
    if (this.#state === 'closed') return;
    await perform(this.client, message);
    if (this.client.lag.flooded) this.close('Excess Flood');
    if (this.#state === 'registering') this.#countLine();
  }

  #countLine(): void {
    if (this.client.registered) {
      this.#state = 'registered';
      this.#expire();
      this.#registered();
      return;
    }
    this.client.registration.lines += 1;
    if (this.client.registration.lines > REGISTRATION_LINES) this.close('Too many commands before registration');
  }

  /** ircv3.net/specs/extensions/utf8-only; a line that is too long has its own numeric (message-tags). */
  #refuse(fault: 'too_long' | 'nul' | 'utf8'): void {
    const { nick } = this.client;
    if (fault === 'too_long') {
      this.#write({ source: SERVER, command: NUMERICS.ERR_INPUTTOOLONG, params: [nick, 'Input line was too long'] });
    } else if (fault === 'utf8') {
      this.#write({ source: SERVER, command: 'FAIL', params: ['*', 'INVALID_UTF8', 'This server takes UTF-8 only'] });
    } else this.#write({ source: SERVER, command: 'FAIL', params: ['*', 'INVALID_NUL', 'A line cannot hold NUL'] });
  }

  #tooLate(): void {
    if (!this.client.registered) this.close('Registration timed out');
  }

  #goodbye({ reason, comeBack, afterMs }: Closing): void {
    if (this.#state === 'closed') return;
    const hint = comeBack && afterMs > 0 ? `, come back in ${Math.ceil(afterMs / 1_000)} s` : '';
    this.#write({ command: 'ERROR', params: [`Closing link: (${this.client.nick}@${HOST}) [${reason}${hint}]`] });
    this.#end();
  }

  #write(line: Line): void {
    if (this.#state !== 'closed') this.#socket.write(serialise(line));
  }

  #end(): void {
    this.#state = 'closed';
    this.#inbox.close();
    this.#socket.end();
    setTimeout(() => this.#socket.destroy(), PARTING_MS).unref();
  }

  #lost(): void {
    this.#state = 'closed';
    this.#inbox.close();
    this.#heartbeat.stop();
    this.#expire();
    this.client.left();
    this.#session.lost();
  }
}
