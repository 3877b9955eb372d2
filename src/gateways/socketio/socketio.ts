import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket as EngineSocket } from 'engine.io';
import { Server, type Socket } from 'socket.io';
import type { Hub } from '../../hub/hub.ts';
import type { Origin } from '../../hub/ports/gateways.ts';
import type { Session } from '../../hub/session.ts';
import { type Outcome, reply } from '../../protocol/answer.ts';
import type { Language } from '../../protocol/sentences.ts';
import { closed } from '../closed.ts';
import { engineOf } from './joined-transport.ts';
import { parser } from './parser.ts';
import { SocketioSink } from './sink.ts';
import { WebSocketEngine } from './websocket-engine.ts';

/** One Socket.IO packet, with all that is in it, in bytes. */
const MOST_BYTES = 65_536;

/** Silence after a ping, in ms, after which a connection is given up (SPEC S18). */
const PING_TIMEOUT_MS = 20_000;

/** Time for the last packets to leave, in ms, before connections are cut. */
const PARTING_MS = 1_000;

export interface SocketioGiven {
  readonly hub: Hub;
  /** Where a request comes from, and whether its page may connect (SPEC G6). */
  readonly originOf: (request: IncomingMessage) => Origin;
  readonly mayConnect: (request: IncomingMessage) => boolean;
  readonly languageOf: (request: IncomingMessage) => Language;
  /** Pages of other origins that may connect. */
  readonly origins: readonly string[];
  /** One write for each reader and flush, or the library's own ways. */
  readonly fanout: 'joined' | 'stock';
}

/** Takes over the requests and upgrades for `/socket.io/`. */
export interface SocketioGateway {
  readonly path: string;
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Resolves when all connections, which the hub has closed, are gone. */
  stop(): Promise<void>;
}

/** The lecture's way in: Socket.IO 4 over WebSocket and long polling. */
export function socketioGateway(given: SocketioGiven): SocketioGateway {
  const engine = engineOf(given.fanout, {
    maxHttpBufferSize: MOST_BYTES,
    pingInterval: 25_000,
    pingTimeout: PING_TIMEOUT_MS,
    perMessageDeflate: false,
    wsEngine: WebSocketEngine,
    ...(given.origins.length > 0 && { cors: { origin: [...given.origins] } }),
    allowRequest: (request, decide) => {
      const may = given.mayConnect(request);
      decide(may ? null : 'this origin may not connect', may);
    },
  });
  const connections = new Set<EngineSocket>();
  engine.on('connection', (connection: EngineSocket) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  const io = new Server({ connectTimeout: 10_000, serveClient: false, parser }).bind(engine);
  io.on('connection', (socket) => converse(given, socket));
  return {
    path: '/socket.io/',
    request: (request, response) => engine.handleRequest(withQuery(request), response),
    upgrade: (request, socket, head) => engine.handleUpgrade(withQuery(request), socket, head),
    async stop() {
      await within(PARTING_MS, Promise.all([...connections].map(closed)));
      await io.close();
    },
  };
}

function within(ms: number, done: Promise<unknown>): Promise<unknown> {
  return Promise.race([done, new Promise((resolve) => setTimeout(resolve, ms).unref())]);
}

function withQuery(request: IncomingMessage) {
  const { searchParams } = new URL(request.url ?? '/', 'http://any');
  return Object.assign(request, { _query: Object.fromEntries(searchParams) });
}

function converse({ hub, originOf, languageOf }: SocketioGiven, socket: Socket): void {
  const { request } = socket;
  const session = hub.connect(new SocketioSink(socket), originOf(request), languageOf(request));
  const about = { session: session.id, socket: socket.id };
  hub.report('debug', 'connection', about);
  socket.onAny((name: unknown, ...args: unknown[]) => receive(session, socket, name, args));
  // Also comes when a client emits an event of that name, with whatever it likes.
  socket.on('error', (problem: unknown) => {
    hub.report('warn', 'error', { ...about, problem: problem instanceof Error ? problem.message : 'none' });
  });
  socket.on('disconnecting', (reason) => hub.report('debug', 'disconnecting', { ...about, reason }));
  socket.on('disconnect', (reason) => {
    hub.report('debug', 'disconnect', { ...about, reason });
    session.lost(reason === 'ping timeout' ? PING_TIMEOUT_MS : 0);
  });
}

/**
 * `emit(name, payload, ack)`: the answer goes to `ack`. Without one, a result is not answered and an error comes as
 * the event `refused`, so that a beginner's mistake does not pass in silence.
 */
function receive(session: Session, socket: Socket, name: unknown, args: readonly unknown[]): void {
  const ack = args.at(-1);
  const payload = args.slice(0, typeof ack === 'function' ? -1 : undefined);
  session.receive(name, payload.length > 1 ? payload : payload[0], (outcome: Outcome) => {
    const answer = reply(outcome, session.language);
    if (typeof ack === 'function') ack(answer);
    else if (!answer.ok) socket.emit('refused', { do: name, error: answer.error });
  });
}
