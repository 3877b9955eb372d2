import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hub } from '../../hub/hub.ts';
import type { Origin } from '../../hub/ports.ts';
import { LAB_WAYS, type LabWay } from '../../protocol/lab.ts';
import type { Language } from '../../protocol/sentences.ts';
import { type LabRefusalCode, refuse } from './refusals.ts';
import { sendStream } from './stream.ts';
import { type ClientEnd, openTcp } from './tcp.ts';
import type { Visit } from './visit.ts';
import type { Visits } from './visits.ts';

/** What a visitor may write in one request, in bytes: some IRC lines. */
const MOST_WRITTEN = 4_096;

/** A ping of the protocol itself, which the far end answers by itself; an IRC client says PING in a line of its own. */
const PINGS: Readonly<Record<Exclude<LabWay, 'tcp'>, Uint8Array>> = {
  // RFC 6455 section 5.5.2: FIN, opcode 9, three bytes that the pong brings back.
  websocket: Buffer.from([0x89, 3, ...Buffer.from('lab')]),
  // engine.io-protocol v4: the packet `2`, in a text frame.
  socketio: Buffer.from([0x81, 1, ...Buffer.from('2')]),
};

export interface LabGiven {
  readonly hub: Hub;
  /** Where a request comes from; a TCP line that it opens comes from there, too, with no more rights (SPEC G8). */
  readonly originOf: (request: IncomingMessage) => Origin;
  /** Whether the page that makes this request may speak for its visitor (SPEC G6). */
  readonly mayConnect: (request: IncomingMessage) => boolean;
  readonly languageOf: (request: IncomingMessage) => Language;
  /** Hands a TCP connection to the gateway of IRC, as if it had accepted it. */
  readonly takeTcp: (socket: Socket, origin: Origin) => void;
}

type Asked = FastifyRequest<{ Params: { ticket?: string; way?: string } }>;

/** What somebody with a valid ticket asks for; a refusal, or nothing where it was done. */
type Doing = (visit: Visit, request: Asked) => LabRefusalCode | undefined;

/** Tickets, their streams, and what is done by their buttons, under `/lab/tickets`. */
export function labRoutes(given: LabGiven, visits: Visits): (app: FastifyInstance) => Promise<void> {
  const { hub, mayConnect, originOf, languageOf } = given;
  const ends = new WeakMap<Visit, ClientEnd>();
  const no = (response: FastifyReply, { raw }: Asked, code: LabRefusalCode) => refuse(response, code, languageOf(raw));

  const openLine: Doing = (visit, { raw }) => {
    if (visit.isCut('tcp')) return 'cut';
    const line = visit.begin('tcp');
    if (!line) return 'open';
    const origin = originOf(raw);
    ends.set(
      visit,
      openTcp(line, (socket) => given.takeTcp(socket, origin)),
    );
    return undefined;
  };

  const write: Doing = (visit, { body }) => {
    const end = ends.get(visit);
    if (!(body instanceof Uint8Array)) return 'bad_request';
    if (!end || !visit.line('tcp')) return 'closed';
    end.write(body);
    return undefined;
  };

  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'text/plain',
      { parseAs: 'buffer', bodyLimit: MOST_WRITTEN },
      async (_: unknown, b: unknown) => b,
    );
    app.setErrorHandler((_: FastifyError, request: Asked, response) => no(response, request, 'bad_request'));
    app.addHook('onRequest', async (request: Asked, response) => {
      response.header('cache-control', 'no-store');
      if (!mayConnect(request.raw)) return no(response, request, 'foreign');
      return undefined;
    });
    app.post('/lab/tickets', async (request: Asked, response) => {
      const visit = visits.begin(originOf(request.raw), languageOf(request.raw));
      return visit ? response.code(201).send({ ticket: visit.ticket }) : no(response, request, 'full');
    });
    app.get('/lab/tickets/:ticket/stream', (request: Asked, response) => {
      const visit = visits.get(request.params.ticket ?? '');
      if (!visit) return void no(response, request, 'no_such_ticket');
      if (visit.watched) return void no(response, request, 'watched');
      sendStream(visits, visit, response, hub.clock);
    });
    const row = (method: 'POST' | 'PUT' | 'DELETE', path: string, run: Doing) =>
      app.route({
        method,
        url: `/lab/tickets/:ticket/${path}`,
        async handler(request: Asked, response) {
          const visit = visits.get(request.params.ticket ?? '');
          const refusal = visit ? run(visit, request) : 'no_such_ticket';
          return refusal ? no(response, request, refusal) : response.code(204).send();
        },
      });
    row('POST', 'tcp', openLine);
    row('POST', 'tcp/bytes', write);
    row(
      'PUT',
      'cuts/:way',
      onWay((visit, way) => void visit.cut(way)),
    );
    row(
      'DELETE',
      'cuts/:way',
      onWay((visit, way) => void visit.mend(way)),
    );
    row('POST', 'pings/:way', onWay(ping));
  };
}

function onWay(run: (visit: Visit, way: LabWay) => LabRefusalCode | undefined): Doing {
  return (visit, { params }) => {
    const way = LAB_WAYS.find((one) => one === params.way);
    return way ? run(visit, way) : 'no_such_way';
  };
}

function ping(visit: Visit, way: LabWay): LabRefusalCode | undefined {
  const line = visit.line(way);
  if (way === 'tcp') return 'no_such_way';
  if (!line) return 'closed';
  line.inject(PINGS[way]);
  return undefined;
}
