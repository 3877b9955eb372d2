import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Refusal } from '../../core/refusal.ts';
import { roomFor } from '../../hub/whole-room.ts';
import type { ApiGiven } from './api/api.ts';
import { tokenIn } from './api/ask.ts';
import { addBodies, Body } from './api/body.ts';
import { sendOutcome, sendRefusal } from './api/status.ts';
import { momentsIn } from './archive/moments.ts';
import { sendRoom } from './archive/send.ts';

type Asked = FastifyRequest<{ Params: { command: string } }>;
type AskedForRoom = FastifyRequest<{ Querystring: { room?: unknown; zone?: unknown } }>;

/**
 * What the command line asks of the running server, with the secret that stands in the folder of the data (SPEC O7):
 * `POST /operate/…` for `sokdak admin`, `GET /operate/archive.html` for `sokdak archive` (SPEC R24).
 */
export function operatorRoutes({ hub, originOf, languageOf }: Pick<ApiGiven, 'hub' | 'originOf' | 'languageOf'>) {
  return async (app: FastifyInstance): Promise<void> => {
    addBodies(app);
    app.setErrorHandler((problem: Error, { raw }, response) =>
      sendRefusal(response, { code: 'bad_request', detail: problem.message }, { language: languageOf(raw) }),
    );
    app.addHook('preHandler', async (request, response) => {
      const refusal = refusalOf(request);
      if (refusal) return sendRefusal(response, refusal, { language: languageOf(request.raw) });
    });
    app.post('/operate/:command', async (request: Asked, response) => {
      const language = languageOf(request.raw);
      const { body, params } = request;
      const fields = body instanceof Body && !(body.fields instanceof URLSearchParams) ? body.fields : {};
      return sendOutcome(response, await hub.operator.ask(params.command, fields), { language });
    });
    app.get('/operate/archive.html', (request: AskedForRoom, response) => {
      const language = languageOf(request.raw);
      const { room, zone = 'UTC' } = request.query;
      const moments = momentsIn(String(zone), language);
      if (!moments) return sendRefusal(response, { code: 'bad_request', detail: 'zone: as Asia/Seoul' }, { language });
      const whole = roomFor(hub, String(room));
      if ('code' in whole) return sendRefusal(response, whole, { language });
      return sendRoom(hub, whole, { response, reader: { nickname: null, language, moments } });
    });
  };

  /** A wrong secret is a guess that counts (SPEC D2). */
  function refusalOf({ headers, raw }: FastifyRequest): Refusal | null {
    const origin = originOf(raw);
    const retryAfterMs = hub.paces.guess(origin);
    if (retryAfterMs > 0) return { code: 'too_fast', retryAfterMs };
    if (hub.operator.opens(tokenIn(headers.authorization) ?? '')) return null;
    hub.paces.guessedWrong(origin);
    return { code: 'wrong_token' };
  }
}
