import type { IncomingMessage } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { Hub } from '../../../hub/hub.ts';
import type { Origin } from '../../../hub/ports.ts';
import type { Language } from '../../../protocol/sentences.ts';
import { addBodies } from './body.ts';
import { addBrowserRules } from './browsers.ts';
import { Callers } from './callers.ts';
import { docsPage, STYLE } from './docs.ts';
import { openApi } from './openapi.ts';
import type { Row } from './row.ts';
import { apiRows } from './rows.ts';
import { sendRefusal } from './status.ts';
import { Streams } from './streams.ts';

export interface ApiGiven {
  readonly hub: Hub;
  readonly originOf: (request: IncomingMessage) => Origin;
  /** Whether the page that makes this request may speak for its visitor (SPEC G6). */
  readonly mayConnect: (request: IncomingMessage) => boolean;
  readonly languageOf: (request: IncomingMessage) => Language;
}

/** REST and Server-Sent Events under `/api/`, described at `/api/openapi.json` and `/docs`. */
export function apiRoutes(given: ApiGiven): (app: FastifyInstance) => Promise<void> {
  const { hub, originOf, languageOf } = given;
  const whenceOf = ({ raw }: FastifyRequest) => ({ origin: originOf(raw), language: languageOf(raw) });
  const rows = apiRows({ callers: new Callers(hub), whenceOf }, new Streams(hub));
  return async (app) => {
    app.addHook('onRequest', async (_, response) => void response.header('cache-control', 'no-store'));
    addBodies(app);
    addBrowserRules(app, given);
    addRefusals(app, given);
    for (const { method, path, run } of rows) {
      app.route<{ Params: Record<string, string> }>({ method, url: path, exposeHeadRoute: false, handler: run });
    }
    addDescriptions(app, rows, hub.settings.version);
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

function addDescriptions(app: FastifyInstance, rows: readonly Row[], version: string): void {
  const [description, page] = [JSON.stringify(openApi(rows, version)), docsPage(rows)];
  app.get('/api/openapi.json', async (_, response) => response.type('application/json').send(description));
  app.get('/docs', async (_, response) => response.type('text/html; charset=utf-8').send(page));
  app.get('/docs.css', async (_, response) => response.type('text/css; charset=utf-8').send(STYLE));
}
