import type { ErrorCode } from '../../core/refusal.ts';

/** An answer as Slack's incoming webhooks give it: a status, and one word. */
export interface Worded {
  readonly status: number;
  readonly word: string;
}

const INVALID: Worded = { status: 400, word: 'invalid_payload' };
const NO_SERVICE: Worded = { status: 404, word: 'no_service' };
const NO_ROOM: Worded = { status: 404, word: 'channel_not_found' };
const PROHIBITED: Worded = { status: 403, word: 'action_prohibited' };
const ROLLUP: Worded = { status: 500, word: 'rollup_error' };
const UNAVAILABLE: Worded = { status: 503, word: 'service_unavailable' };

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, “Handling errors” */
export const WORDS: Readonly<Record<ErrorCode, Worded>> = {
  bad_request: INVALID,
  unknown_command: INVALID,
  not_named: NO_SERVICE,
  bad_nickname: INVALID,
  nickname_taken: INVALID,
  bad_room_name: NO_ROOM,
  empty_text: { status: 400, word: 'no_text' },
  text_too_long: { status: 413, word: 'msg_too_long' },
  no_such_room: NO_ROOM,
  no_such_person: INVALID,
  no_such_message: INVALID,
  no_such_log: NO_ROOM,
  no_change: INVALID,
  not_in_room: NO_ROOM,
  invite_only: PROHIBITED,
  archived: PROHIBITED,
  room_ended: PROHIBITED,
  room_deleted: NO_ROOM,
  wrong_name: INVALID,
  not_here: INVALID,
  to_yourself: INVALID,
  not_yours: PROHIBITED,
  not_allowed: PROHIBITED,
  banned: PROHIBITED,
  muted: PROHIBITED,
  filtered: PROHIBITED,
  blocked: PROHIBITED,
  too_fast: { status: 429, word: 'rate_limited' },
  too_many: PROHIBITED,
  wrong_token: NO_SERVICE,
  wrong_password: NO_SERVICE,
  wrong_owner_link: NO_SERVICE,
  no_such_invite: NO_SERVICE,
  bad_password: INVALID,
  wrong_login: INVALID,
  no_provider: INVALID,
  no_passkeys_here: INVALID,
  last_proof: INVALID,
  no_such_login: INVALID,
  locked: NO_SERVICE,
  gate: NO_SERVICE,
  bad_query: INVALID,
  no_such_setting: INVALID,
  bad_setting: INVALID,
  no_such_file: INVALID,
  file_too_large: INVALID,
  no_space: UNAVAILABLE,
  not_kept: UNAVAILABLE,
  stopping: UNAVAILABLE,
  internal: ROLLUP,
};
