import type { IncomingMessage } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Refusal } from '../../core/refusal.ts';
import type { Hub } from '../../hub/hub.ts';
import type { Origin } from '../../hub/ports/gateways.ts';
import { payloadIn } from './payload.ts';
import { Speakers } from './speakers.ts';
import { WORDS, type Worded } from './words.ts';

export interface WebhookGiven {
  readonly hub: Hub;
  readonly originOf: (request: IncomingMessage) => Origin;
  /** Whether the page that makes this request may speak for its visitor (SPEC G6). */
  readonly mayConnect: (request: IncomingMessage) => boolean;
}

const INVALID: Worded = { status: 400, word: 'invalid_payload' };

/** `POST /hooks/TOKEN` takes what tools send to Slack's incoming webhooks, and answers in Slack's words. */
export function webhookRoutes({ hub, originOf, mayConnect }: WebhookGiven): (app: FastifyInstance) => Promise<void> {
  const speakers = new Speakers(hub);
  return async (app) => {
    takeAnyBody(app);
    app.setErrorHandler(({ statusCode: status = 500 }: FastifyError, _, response) =>
      answer(response, status < 500 ? { ...INVALID, status } : WORDS.internal),
    );
    app.post<{ Params: { token: string } }>('/hooks/:token', async ({ raw, body, params }, response) => {
      response.header('cache-control', 'no-store');
      if (!mayConnect(raw)) return answer(response, WORDS.not_allowed);
      const payload = payloadIn(String(body ?? ''));
      if (payload === null) return answer(response, INVALID);
      const outcome = await speakers.say(params.token, payload, { origin: originOf(raw), language: 'en' });
      return outcome.ok ? answer(response, { status: 200, word: 'ok' }) : refuse(response, outcome.refusal);
    });
  };
}

/** Tools are careless of what they call JSON. */
function takeAnyBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_: unknown, text: string | Buffer) => text);
}

function refuse(response: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.code === 'too_fast') response.header('retry-after', Math.ceil(refusal.retryAfterMs / 1_000));
  return answer(response, WORDS[refusal.code]);
}

function answer(response: FastifyReply, { status, word }: Worded): FastifyReply {
  return response.code(status).type('text/plain; charset=utf-8').send(word);
}
