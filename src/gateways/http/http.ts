import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import type { Turnstile } from '../turnstile.ts';
import { sendRefusal } from './api/status.ts';
import { inTurns } from './in-turns.ts';
import { languageOf } from './language.ts';
import type { Metrics } from './metrics.ts';
import { turningAway } from './turning-away.ts';

/** A way in that shares the HTTP server: it takes over requests, upgrades, or both, for one path. */
export interface Door {
  readonly path: string;
  request?(request: IncomingMessage, response: ServerResponse): void;
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface HttpGiven {
  readonly doors: readonly Door[];
  /** Ways in that are routes of this server. */
  readonly routes?: readonly ((app: FastifyInstance) => Promise<void>)[];
  readonly metrics: Metrics;
  /** The built page; null serves no page. */
  readonly webRoot: string | null;
  /** Further pages of it: `/lab` is `lab.html`. */
  readonly pages?: readonly string[];
  /** Socket.IO's own client files. */
  readonly clientRoot: string | null;
  readonly isLocal: (request: IncomingMessage) => boolean;
  readonly turnstile: Turnstile;
  /** Whose connection it is; null where that is not counted. */
  readonly peerOf: (socket: Socket) => string | null;
  /** Why the server cannot serve writers now; null when it can. */
  readonly ailment: () => string | null;
  readonly patience?: Patience;
}

/** Nothing but what this server itself serves; no scripts or styles in the page's text. */
const POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  // A picture that is about to be sent is shown from the memory of the page.
  'img-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** The page, its security headers, `/healthz` and `/metrics`; and the doors of other gateways beside them. */
export async function httpGateway(given: HttpGiven): Promise<{ server: Server; stop: () => Promise<void> }> {
  const app = fastify({
    serverFactory: (serve) => serverWith(given, serve),
    forceCloseConnections: true,
    bodyLimit: 65_536,
    frameworkErrors: ({ message: detail }, { raw }, response) =>
      void sendRefusal(response, { code: 'bad_request', detail }, { language: languageOf(raw) }),
    // A nickname has at most 96 bytes, a room 256; in a path each may take three letters.
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 1_024 },
  });
  // Over plain HTTP in a local network, HSTS, upgrades and origin isolation would break the page or fill its console.
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  addReports(app, given);
  for (const routes of given.routes ?? []) await app.register(routes);
  if (given.clientRoot !== null) await serveFiles(app, given.clientRoot, '/socket.io/', false);
  if (given.webRoot !== null) await addPages(app, given.webRoot, given.pages ?? []);
  await app.ready();
  return {
    server: app.server,
    // Fastify closes only a server that it has told to listen itself.
    async stop() {
      app.server.close();
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

function addReports(app: FastifyInstance, { metrics, isLocal, ailment }: HttpGiven): void {
  app.get('/healthz', async (_, response) => {
    const reason = ailment();
    return response.code(reason === null ? 200 : 503).send(reason === null ? { ok: true } : { ok: false, reason });
  });
  app.get('/metrics', async (request, response) => {
    if (!isLocal(request.raw)) return response.code(403).send({ error: 'metrics are shown to this computer only' });
    return response.type(metrics.contentType).send(await metrics.text());
  });
}

async function addPages(app: FastifyInstance, webRoot: string, pages: readonly string[]): Promise<void> {
  await serveFiles(app, webRoot, '/', true);
  const serve = (path: string, file: string) =>
    app.get(path, (_, response) => response.header('cache-control', 'no-cache').sendFile(file, webRoot));
  // The secret of an owner, invite or login link, and the room, are read by the page itself: all of these are the same page.
  for (const path of ['/', '/o/:secret', '/i/:key', '/l/:secret', '/p', '/r/:room', '/d/:nickname'])
    serve(path, 'index.html');
  for (const path of pages) serve(path, `${path.slice(1)}.html`);
}

/** Serves a fixed table of files, made now: no URL is ever looked up in the file system. */
async function serveFiles(app: FastifyInstance, root: string, prefix: string, hashed: boolean): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    prefix,
    wildcard: false,
    index: false,
    preCompressed: true,
    decorateReply: hashed,
    // A page has its own path, or none where it is off.
    globIgnore: ['**/*.br', '**/*.gz', '**/.*', '**/*.html'],
    setHeaders: (response, path) => {
      const forever = hashed && path.includes('/assets/');
      response.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      // Anybody's page may load Socket.IO's client from here; whether it may connect, `--origins` says.
      if (!hashed) response.setHeader('cross-origin-resource-policy', 'cross-origin');
    },
  });
}

/** How long a half request is waited for, in ms. */
export interface Patience {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  /** How often is looked for those that are late. */
  readonly connectionsCheckingInterval: number;
}

const PATIENCE: Patience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };

/** ms between requests, and bytes of all headers together. */
const BOUNDS = { keepAliveTimeout: 5_000, maxHeaderSize: 16_384 };

function serverWith(
  { doors, turnstile, peerOf, patience = PATIENCE }: HttpGiven,
  serve: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const doorFor = ({ url = '/' }: IncomingMessage) => doors.find(({ path }) => path === url.split('?', 1)[0]);
  const turnedAway = turningAway(turnstile, peerOf);
  const serveInTurns = inTurns(serve);
  const server = createServer({ ...BOUNDS, ...patience }, (request, response) => {
    if (turnedAway.has(request.socket)) return;
    const door = doorFor(request);
    if (door?.request) door.request(request, response);
    else serveInTurns(request, response);
  });
  server.maxHeadersCount = 100;
  server.on('connection', turnedAway.accept);
  server.on('upgrade', (request, socket, head) => {
    if (turnedAway.has(request.socket)) return;
    const door = doorFor(request);
    if (door?.upgrade) door.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  return server;
}
