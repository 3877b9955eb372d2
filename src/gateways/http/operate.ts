import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Refusal } from '../../core/refusal.ts';
import type { ApiGiven } from './api/api.ts';
import { tokenIn } from './api/ask.ts';
import { addBodies, Body } from './api/body.ts';
import { sendOutcome, sendRefusal } from './api/status.ts';

type Asked = FastifyRequest<{ Params: { command: string } }>;

/** `POST /operate/…`: what `sokdak admin` asks, with the secret that stands in the folder of the data (SPEC O7). */
export function operatorRoutes({ hub, originOf, languageOf }: Pick<ApiGiven, 'hub' | 'originOf' | 'languageOf'>) {
  return async (app: FastifyInstance): Promise<void> => {
    addBodies(app);
    app.setErrorHandler((problem: Error, { raw }, response) =>
      sendRefusal(response, { code: 'bad_request', detail: problem.message }, { language: languageOf(raw) }),
    );
    app.post('/operate/:command', async (request: Asked, response) => {
      const language = languageOf(request.raw);
      const refusal = refusalOf(request);
      if (refusal) return sendRefusal(response, refusal, { language });
      const { body, params } = request;
      const fields = body instanceof Body && !(body.fields instanceof URLSearchParams) ? body.fields : {};
      return sendOutcome(response, await hub.operator.ask(params.command, fields), { language });
    });
  };

  /** A wrong secret is a guess that counts (SPEC D2). */
  function refusalOf({ headers, raw }: Asked): Refusal | null {
    const origin = originOf(raw);
    const retryAfterMs = hub.paces.guess(origin);
    if (retryAfterMs > 0) return { code: 'too_fast', retryAfterMs };
    if (hub.operator.opens(tokenIn(headers.authorization) ?? '')) return null;
    hub.paces.guessedWrong(origin);
    return { code: 'wrong_token' };
  }
}
