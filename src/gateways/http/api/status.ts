import type { FastifyReply } from 'fastify';
import type { ErrorCode, Refusal } from '../../../core/refusal.ts';
import { type Outcome, reply as worded } from '../../../protocol/answer.ts';
import type { Language } from '../../../protocol/sentences.ts';

/** How HTTP says what the hub refuses (RFC 9110 section 15, RFC 6585 section 4). */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  bad_request: 400,
  unknown_command: 404,
  not_named: 401,
  bad_nickname: 400,
  nickname_taken: 409,
  bad_room_name: 400,
  empty_text: 400,
  text_too_long: 413,
  no_such_room: 404,
  no_such_person: 404,
  no_such_message: 404,
  no_such_log: 404,
  no_change: 409,
  not_in_room: 409,
  invite_only: 403,
  archived: 403,
  room_ended: 403,
  room_deleted: 410,
  wrong_name: 400,
  not_here: 409,
  to_yourself: 409,
  not_yours: 403,
  not_allowed: 403,
  banned: 403,
  muted: 403,
  filtered: 403,
  blocked: 403,
  too_fast: 429,
  too_many: 409,
  wrong_token: 401,
  wrong_password: 403,
  wrong_owner_link: 403,
  no_such_invite: 404,
  bad_password: 400,
  wrong_login: 401,
  no_provider: 503,
  no_passkeys_here: 403,
  last_proof: 409,
  no_such_login: 404,
  locked: 403,
  gate: 403,
  bad_query: 400,
  no_such_setting: 404,
  bad_setting: 400,
  no_such_file: 404,
  file_too_large: 413,
  no_space: 507,
  not_kept: 503,
  stopping: 503,
  internal: 500,
};

/** When to try again, in ms, where that is worth while. */
function retryAfterMs(refusal: Refusal): number | null {
  if (refusal.code === 'too_fast') return refusal.retryAfterMs;
  return STATUS[refusal.code] === 503 ? 1_000 : null;
}

/** Sends what came of a command. `more` is said beside an answer. */
export function sendOutcome(
  response: FastifyReply,
  outcome: Outcome,
  { language, more = {} }: { readonly language: Language; readonly more?: object },
): FastifyReply {
  if (!outcome.ok) return sendRefusal(response, outcome.refusal, { language });
  return response.send({ ...worded(outcome, language), ...more });
}

/** `status` is for what goes wrong before the hub is asked. */
export function sendRefusal(
  response: FastifyReply,
  refusal: Refusal,
  { language, status = STATUS[refusal.code] }: { readonly language: Language; readonly status?: number },
): FastifyReply {
  const wait = retryAfterMs(refusal);
  if (wait !== null) response.header('retry-after', Math.ceil(wait / 1_000));
  if (status === 401) response.header('www-authenticate', 'Bearer');
  return response.code(status).send(worded({ ok: false, refusal }, language));
}
