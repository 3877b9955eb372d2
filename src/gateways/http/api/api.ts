import type { IncomingMessage } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hub } from '../../../hub/hub.ts';
import type { Origin } from '../../../hub/ports/gateways.ts';
import type { Language } from '../../../protocol/sentences.ts';
import { fileRoutes } from '../files/routes.ts';
import { FILE_ROWS } from '../files/rows.ts';
import { addBodies } from './body.ts';
import { addBrowserRules } from './browsers.ts';
import { Callers } from './callers.ts';
import { docsPage } from './docs/page.ts';
import { STYLE } from './docs/style.ts';
import { openApi } from './openapi.ts';
import type { Described } from './row.ts';
import { apiRows } from './rows.ts';
import { sendRefusal } from './status.ts';
import { Streams } from './streams.ts';
import { type Ways, waysRow } from './ways.ts';

const HTML = 'text/html; charset=utf-8';

export interface ApiGiven {
  readonly hub: Hub;
  readonly originOf: (request: IncomingMessage) => Origin;
  /** Whether the page that makes this request may speak for its visitor (SPEC G6). */
  readonly mayConnect: (request: IncomingMessage) => boolean;
  readonly languageOf: (request: IncomingMessage) => Language;
  /** Known once everything listens. */
  readonly ways: () => Ways;
}

/** REST and Server-Sent Events under `/api/`, described at `/api/openapi.json` and `/docs`. */
export function apiRoutes(given: ApiGiven): (app: FastifyInstance) => Promise<void> {
  const { hub, originOf, languageOf } = given;
  const whenceOf = ({ raw }: FastifyRequest) => ({ origin: originOf(raw), language: languageOf(raw) });
  const desk = { callers: new Callers(hub), whenceOf };
  const rows = [...apiRows(desk, new Streams(hub)), waysRow(given.ways)];
  return async (app) => {
    app.addHook('onRequest', async (_, response) => void response.header('cache-control', 'no-store'));
    addBodies(app);
    addBrowserRules(app, given);
    addRefusals(app, given);
    for (const { method, path, run } of rows) {
      app.route<{ Params: Record<string, string> }>({ method, url: path, exposeHeadRoute: false, handler: run });
    }
    await app.register(fileRoutes({ hub, languageOf, desk }));
    addDescriptions(app, [...rows, ...FILE_ROWS], given);
    addNowhere(app, languageOf);
  };
}

/** All that goes wrong before the hub is asked has the shape of a refusal, too. */
function addRefusals(app: FastifyInstance, { languageOf, hub }: ApiGiven): void {
  app.setErrorHandler((problem: FastifyError, { raw }, response) => {
    const { statusCode: status = 500, message } = problem;
    const language = languageOf(raw);
    if (status < 500) return sendRefusal(response, { code: 'bad_request', detail: message }, { language, status });
    hub.report('error', 'a request failed', { problem: String(problem) });
    return sendRefusal(response, { code: 'internal' }, { language });
  });
}

/** Where nothing is: as if a command had been asked for that does not exist. */
function addNowhere(app: FastifyInstance, languageOf: ApiGiven['languageOf']): void {
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/api/*',
    async handler({ raw }, response) {
      const command = `${raw.method} ${raw.url?.split('?', 1)[0]}`.slice(0, 64);
      return sendRefusal(response, { code: 'unknown_command', command }, { language: languageOf(raw) });
    },
  });
}

/** The same for machines and for readers, who get `/docs` in their own language. */
function addDescriptions(app: FastifyInstance, rows: readonly Described[], { hub, languageOf }: ApiGiven): void {
  const description = JSON.stringify(openApi(rows, hub.settings.version));
  const pages = { ko: docsPage(rows, 'ko'), en: docsPage(rows, 'en') };
  const send = (response: FastifyReply, language: Language) =>
    response.headers({ 'content-language': language, vary: 'accept-language' }).type(HTML).send(pages[language]);
  app.get('/api/openapi.json', async (_, response) => response.type('application/json').send(description));
  app.get('/docs', async ({ raw }, response) => send(response, languageOf(raw)));
  app.get('/docs/ko', async (_, response) => send(response, 'ko'));
  app.get('/docs/en', async (_, response) => send(response, 'en'));
  app.get('/docs.css', async (_, response) => response.type('text/css; charset=utf-8').send(STYLE));
}
