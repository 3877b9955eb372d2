import type { FastifyInstance } from 'fastify';
import type { ApiGiven } from './api.ts';
import { sendRefusal } from './status.ts';

/** What a script of another origin may read of an answer about a file. */
const EXPOSED = 'content-disposition, location, tus-resumable, upload-length, upload-offset';

export const ALLOWED = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'authorization, content-type, last-event-id, accept-language, tus-resumable, upload-length, upload-metadata, upload-offset',
  'access-control-max-age': '600',
};

/**
 * Pages of other origins are refused (SPEC G6), those that are configured are answered as CORS asks (Fetch Standard,
 * section 3.3). There are no cookies: who may speak is who has the token.
 */
export function addBrowserRules(app: FastifyInstance, { mayConnect, languageOf }: ApiGiven): void {
  app.addHook('onRequest', async ({ raw }, response) => {
    const { origin } = raw.headers;
    if (origin === undefined) return;
    if (!mayConnect(raw)) {
      const detail = 'this origin may not connect';
      return sendRefusal(response, { code: 'bad_request', detail }, { language: languageOf(raw), status: 403 });
    }
    response.header('access-control-allow-origin', origin).header('vary', 'origin');
    response.header('access-control-expose-headers', EXPOSED);
  });
  app.options('/api/*', async (_, response) => response.code(204).headers(ALLOWED).send());
}
