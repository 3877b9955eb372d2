import type { FastifyReply } from 'fastify';
import type { Refusal } from '../../../core/refusal.ts';
import { TooManyBytes } from '../../../hub/files/uploads.ts';
import type { Presence } from '../../../hub/presence.ts';
import { callerOf } from '../api/ask.ts';
import type { ApiRequest } from '../api/row.ts';
import { sendRefusal } from '../api/status.ts';
import type { FilesGiven } from './routes.ts';

/** Whose request this is, by his token, or why it is nobody's. */
export async function senderOf({ desk }: FilesGiven, request: ApiRequest): Promise<Presence | Refusal> {
  const found = await callerOf(desk, request, null);
  if ('code' in found) return found;
  return found.caller.person ?? { code: 'not_named' };
}

/** The bytes of a request as they come. That they are not read to their end does not end the connection. */
export function bytesOf({ raw }: ApiRequest): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => raw.iterator({ destroyOnReturn: false }) };
}

/** A whole number of a header, in bytes; null for anything else. */
export function wholeNumber(given: unknown): number | null {
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : null;
}

/** Runs, and says what went wrong in it as a refusal. Where the sender is gone there is nobody to tell. */
export async function heeding(
  { hub, languageOf }: FilesGiven,
  { request, response }: { readonly request: ApiRequest; readonly response: FastifyReply },
  run: () => Promise<unknown>,
): Promise<unknown> {
  const language = languageOf(request.raw);
  try {
    return await run();
  } catch (problem) {
    if (request.raw.destroyed && !request.raw.complete) return response.hijack();
    if (problem instanceof TooManyBytes) {
      return sendRefusal(response, { code: 'bad_request', detail: 'more bytes than announced' }, { language });
    }
    hub.report('error', 'a file could not be kept', { problem: String(problem) });
    return sendRefusal(response, { code: 'not_kept' }, { language });
  }
}
