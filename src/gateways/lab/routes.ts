import type { IncomingMessage } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hub } from '../../hub/hub.ts';
import type { Language } from '../../protocol/sentences.ts';
import { type Doing, type DoingsGiven, doings } from './doings.ts';
import { type LabRefusalCode, refuse } from './refusals.ts';
import { sendStream } from './stream.ts';
import type { Visits } from './visits.ts';

/** What a visitor may write in one request, in bytes: some IRC lines. */
const MOST_WRITTEN = 4_096;

export interface LabGiven extends DoingsGiven {
  readonly hub: Hub;
  /** Whether the page that makes this request may speak for its visitor (SPEC G6). */
  readonly mayConnect: (request: IncomingMessage) => boolean;
  readonly languageOf: (request: IncomingMessage) => Language;
}

type Asked = FastifyRequest<{ Params: { ticket?: string; way?: string } }>;

/** Tickets, their streams, and what is done by the buttons of the page, under `/lab/tickets`. */
export function labRoutes(given: LabGiven, visits: Visits): (app: FastifyInstance) => Promise<void> {
  const { hub, originOf, languageOf } = given;
  const no = (response: FastifyReply, { raw }: Asked, code: LabRefusalCode) => refuse(response, code, languageOf(raw));
  const visitOf = ({ params }: Asked) => visits.get(params.ticket ?? '');
  return async (app) => {
    takeBytes(app);
    addRules(app, given, no);
    app.post('/lab/tickets', async (request: Asked, response) => {
      const visit = visits.begin(originOf(request.raw), languageOf(request.raw));
      return visit ? response.code(201).send({ ticket: visit.ticket }) : no(response, request, 'full');
    });
    app.get('/lab/tickets/:ticket/stream', (request: Asked, response) => {
      const visit = visitOf(request);
      if (visit && !visit.watched) sendStream(visits, visit, response, hub.clock);
      else no(response, request, visit ? 'watched' : 'no_such_ticket');
    });
    for (const [method, path, run] of rowsOf(doings(given))) {
      app.route({
        method,
        url: `/lab/tickets/:ticket/${path}`,
        async handler(request: Asked, response) {
          const visit = visitOf(request);
          const { raw, body, params } = request;
          const refusal = visit ? run(visit, { raw, body, way: params.way }) : 'no_such_ticket';
          return refusal === null ? response.code(204).send() : no(response, request, refusal);
        },
      });
    }
  };
}

function rowsOf(does: ReturnType<typeof doings>): readonly (readonly ['POST' | 'PUT' | 'DELETE', string, Doing])[] {
  return [
    ['POST', 'tcp', does.openTcp],
    ['POST', 'tcp/bytes', does.write],
    ['PUT', 'cuts/:way', does.cut],
    ['DELETE', 'cuts/:way', does.mend],
    ['POST', 'pings/:way', does.ping],
  ];
}

function takeBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const taken = { parseAs: 'buffer', bodyLimit: MOST_WRITTEN } as const;
  app.addContentTypeParser('text/plain', taken, async (_: unknown, body: unknown) => body);
}

function addRules(
  app: FastifyInstance,
  { mayConnect }: LabGiven,
  no: (response: FastifyReply, request: Asked, code: LabRefusalCode) => FastifyReply,
): void {
  app.setErrorHandler((_: FastifyError, request: Asked, response) => no(response, request, 'bad_request'));
  app.addHook('onRequest', async (request: Asked, response) => {
    response.header('cache-control', 'no-store');
    if (!mayConnect(request.raw)) return no(response, request, 'foreign');
    return undefined;
  });
}
