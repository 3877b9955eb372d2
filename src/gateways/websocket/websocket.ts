import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Hub } from '../../hub/hub.ts';
import type { Origin } from '../../hub/ports/gateways.ts';
import type { Session } from '../../hub/session.ts';
import { reply } from '../../protocol/answer.ts';
import type { Language } from '../../protocol/sentences.ts';
import { answerText } from '../answer-text.ts';
import { closed } from '../closed.ts';
import { Heartbeat } from '../heartbeat.ts';
import { answerPings } from '../pongs.ts';
import { readMessage } from './message.ts';
import { hangUp, JoinedSink, stockSink, type WebsocketSink } from './sink.ts';

/** One message in bytes; its fragments; the chunks kept of an unfinished one. */
const BOUNDS = { maxPayload: 65_536, maxFragments: 64, maxBufferedChunks: 4_096 };

const SUBPROTOCOL = 'sokdak.v1';

/** RFC 6455 section 7.4.1: data of a kind that is not understood here. */
const UNSUPPORTED_DATA = 1003;

export interface WebsocketGiven {
  readonly hub: Hub;
  readonly originOf: (request: IncomingMessage) => Origin;
  /** Whether the page that makes this request may speak for its visitor (SPEC G6). */
  readonly mayConnect: (request: IncomingMessage) => boolean;
  readonly languageOf: (request: IncomingMessage) => Language;
  /** One write for each reader and flush, or the library's own ways. */
  readonly fanout: 'joined' | 'stock';
}

/** Takes over the upgrades to `/ws`. */
export interface WebsocketGateway {
  readonly path: string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Resolves when all connections, which the hub has closed, are gone. */
  stop(): Promise<void>;
}

/** Plain WebSocket (RFC 6455): JSON text frames; the subprotocol `sokdak.v1` may be asked for and need not be. */
export function websocketGateway(given: WebsocketGiven): WebsocketGateway {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    autoPong: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    ...BOUNDS,
  });
  server.on('connection', (connection: WebSocket, request: IncomingMessage) => converse(given, connection, request));
  return {
    path: '/ws',
    upgrade(request, socket, head) {
      if (!given.mayConnect(request)) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      server.handleUpgrade(request, socket, head, (connection) => server.emit('connection', connection, request));
    },
    async stop() {
      await Promise.all([...server.clients].map(closed));
    },
  };
}

function converse(
  { hub, originOf, languageOf, fanout }: WebsocketGiven,
  connection: WebSocket,
  request: IncomingMessage,
): void {
  const sink = fanout === 'joined' ? new JoinedSink(connection, request.socket) : stockSink(connection);
  const session = hub.connect(sink, originOf(request), languageOf(request));
  const about = { session: session.id };
  hub.report('debug', 'connection', about);
  const heartbeat = new Heartbeat(hub.clock, {
    ask: () => connection.ping(),
    giveUp(silentMs) {
      session.lost(silentMs);
      connection.terminate();
    },
  });
  connection.on('pong', () => heartbeat.hear());
  connection.on('message', (data, isBinary) => {
    heartbeat.hear();
    if (!isBinary) return receive(session, sink, data);
    session.lost();
    hangUp(connection, UNSUPPORTED_DATA, 'text frames with JSON, please');
  });
  answerPings(connection);
  connection.on('error', (problem) => hub.report('debug', 'error', { ...about, problem: problem.message }));
  connection.on('close', (code) => {
    heartbeat.stop();
    hub.report('debug', 'close', { ...about, code });
    session.lost();
  });
}

function receive(session: Session, sink: Pick<WebsocketSink<unknown>, 'answer'>, data: RawData): void {
  const asked = readMessage(String(data));
  session.receive(asked?.name, asked?.payload, (outcome) => {
    sink.answer(withRef(asked?.ref, answerText(reply(outcome, session.language))));
  });
}

/** What was given as `ref` stands first in the answer; nothing where nothing was. */
function withRef(ref: unknown, answer: string): string {
  return ref === undefined ? answer : `{"ref":${JSON.stringify(ref)},${answer.slice(1)}`;
}
