import type { Socket } from 'node:net';
import type { Origin } from '../../hub/ports/gateways.ts';
import type { Session } from '../../hub/session.ts';
import type { Closing } from '../../protocol/closing.ts';
import { Heartbeat } from '../heartbeat.ts';
import { Client } from './client.ts';
import { Inbox } from './inbox.ts';
import { HOST, isChannel, SERVER } from './names.ts';
import type { Network } from './network.ts';
import { perform } from './perform.ts';
import { IrcSink } from './sink.ts';
import { type Heard, heardIn, isHttp } from './wire/heard.ts';
import { type Line, serialise } from './wire/line.ts';
import { LineSplitter } from './wire/line-splitter.ts';

/** So long is waited, in ms, for the first PONG: `nc` sends none, and who types it by hand may be slow. */
const STRANGER_MS = 150_000;

/** Time for the last lines to leave, in ms. */
const PARTING_MS = 1_000;

type State = 'unheard' | 'open' | 'closed';

/** One TCP connection, from its first byte to its last. */
export class Connection {
  readonly client: Client;
  readonly #socket: Socket;
  readonly #session: Session;
  readonly #sink: IrcSink;
  readonly #splitter = new LineSplitter();
  readonly #inbox: Inbox;
  readonly #heartbeat: Heartbeat;
  #state: State = 'unheard';

  constructor(network: Network, given: { readonly socket: Socket; readonly origin: Origin }) {
    const { hub, language } = network;
    const { socket } = given;
    this.#socket = socket;
    this.#sink = new IrcSink({
      stream: socket,
      client: () => this.client,
      close: (closing) => this.#goodbye(closing),
    });
    this.#session = hub.connect(this.#sink, given.origin, language);
    this.client = new Client(network, this.#session, {
      write: (line) => this.#write(line),
      close: (reason) => this.close(reason),
    });
    this.#inbox = new Inbox({
      flow: socket,
      rest: () => this.client.lag.rest(),
      onItsWay: () => this.client.lag.onItsWay,
    });
    this.#heartbeat = new Heartbeat(hub.clock, {
      ask: () => this.#write({ command: 'PING', params: [SERVER] }),
      giveUp: (ms) => this.close(`Ping timeout: ${Math.round(ms / 1_000)} seconds`, ms),
      stranger: STRANGER_MS,
    });
    const about = { session: this.#session.id };
    hub.report('debug', 'connection', about);
    socket.on('data', (chunk: Uint8Array) => this.#receive(chunk));
    socket.on('end', () => this.#inbox.put({ flows: false, run: () => this.close('Connection closed') }));
    socket.on('error', (problem) => hub.report('debug', 'error', { ...about, problem: problem.message }));
    socket.on('close', () => this.#lost());
  }

  /** Says why, and ends the connection, which was silent before for so many ms although it was asked. */
  close(reason: string, silentMs = 0): void {
    this.#part(reason);
    this.#session.lost(silentMs);
  }

  #receive(chunk: Uint8Array): void {
    this.#heartbeat.hear();
    this.client.hear();
    for (const line of this.#splitter.push(chunk)) {
      if (this.#state === 'closed') return;
      this.#hear(heardIn(line));
    }
  }

  #hear(heard: Heard): void {
    if (this.#state === 'unheard' && isHttp(heard)) this.close('This is IRC, not HTTP');
    if (this.#state === 'unheard') this.#state = 'open';
    if (heard.is === 'message' && heard.message.command === 'PONG') this.#heartbeat.answered();
    if (this.#state !== 'closed') this.#inbox.put({ flows: isSaid(heard), run: () => this.#perform(heard) });
  }

  async #perform(heard: Heard): Promise<void> {
    await perform(this.client, heard);
    if (this.client.lag.flooded) this.close('Excess Flood');
  }

  #goodbye({ reason, comeBack, afterMs }: Closing): void {
    if (reason === 'nameless') this.#part('You have not registered in time');
    else this.#part(comeBack && afterMs > 0 ? `${reason}, come back in ${Math.ceil(afterMs / 1_000)} s` : reason);
  }

  #write(line: Line): void {
    if (this.#state !== 'closed') this.#sink.say(serialise(line));
  }

  #part(reason: string): void {
    if (this.#state === 'closed') return;
    this.#write({ command: 'ERROR', params: [`Closing link: (${this.client.nick}@${HOST}) [${reason}]`] });
    this.#sink.leave();
    this.#state = 'closed';
    this.#inbox.close();
    this.#socket.end();
    setTimeout(() => this.#socket.destroy(), PARTING_MS).unref();
  }

  #lost(): void {
    this.#state = 'closed';
    this.#inbox.close();
    this.#heartbeat.stop();
    this.#session.lost();
    this.client.left();
  }
}

/** Something said in one room, for which the hub is asked once and at once. */
function isSaid(heard: Heard): boolean {
  if (heard.is !== 'message') return false;
  const { command, params, tags } = heard.message;
  const [target = ''] = params;
  return (
    (command === 'PRIVMSG' || command === 'NOTICE') && isChannel(target) && !target.includes(',') && !tags.has('batch')
  );
}
