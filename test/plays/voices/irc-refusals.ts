import type { ErrorCode, Refusal } from '../../../src/core/refusal.ts';
import type { Message } from '../../../src/gateways/irc/wire/message.ts';
import { sentence } from '../../../src/protocol/sentences.ts';

/** Refusals that are always worded alike: by their sentence, since IRC has fewer numerics than there are reasons. */
const PLAIN: readonly Refusal[] = [
  { code: 'not_named' },
  { code: 'empty_text' },
  { code: 'no_such_room' },
  { code: 'no_such_person' },
  { code: 'no_such_message' },
  { code: 'no_such_log' },
  { code: 'no_change' },
  { code: 'not_in_room' },
  { code: 'not_here' },
  { code: 'to_yourself' },
  { code: 'not_yours' },
  { code: 'bad_query', fault: 'empty' },
  { code: 'bad_query', fault: 'too_long' },
  { code: 'not_allowed' },
  { code: 'blocked' },
  { code: 'not_allowed', needs: 'member' },
  { code: 'not_allowed', needs: 'moderator' },
  { code: 'not_allowed', needs: 'owner' },
  { code: 'archived' },
  { code: 'room_deleted' },
  { code: 'wrong_name' },
  { code: 'wrong_token' },
  { code: 'wrong_password' },
  { code: 'wrong_owner_link' },
  { code: 'no_such_invite' },
];

/** It bears what was found. */
const FILTERED = /^이 (?:방|서버)에서는 .+ 쓸 수 없습니다\.$/;

const BY_SENTENCE: ReadonlyMap<string, ErrorCode> = new Map(
  PLAIN.map((refusal) => [sentence(refusal, 'ko'), refusal.code]),
);

const BY_NUMERIC: Readonly<Record<string, ErrorCode>> = {
  '432': 'bad_nickname',
  '433': 'nickname_taken',
  '451': 'not_named',
  '403': 'bad_room_name',
  '476': 'bad_room_name',
  '465': 'locked',
  '473': 'invite_only',
  '474': 'banned',
};

const BY_FAIL: Readonly<Record<string, ErrorCode>> = {
  ANSWER_REQUIRED: 'gate',
  INVALID_PARAMS: 'bad_request',
  ARCHIVED: 'archived',
  WRONG_NAME: 'wrong_name',
  MUTED: 'muted',
  RATE_LIMITED: 'too_fast',
  INVALID_TARGET: 'no_such_log',
  UNKNOWN_MSGID: 'no_such_message',
  REDACT_FORBIDDEN: 'not_yours',
  NO_CHANGE: 'no_change',
};

/** Why something was refused; null where the message is no refusal. */
export function refusalIn({ command, params }: Message): ErrorCode | null {
  if (command !== 'FAIL' && !/^[45]\d\d$/.test(command)) return null;
  // Without standard-replies the code stands before the sentence.
  const [, plain = ''] = /^(\w+): /.exec(params.at(-1) ?? '') ?? [];
  const fail = command === '400' ? plain : (params[1] ?? '');
  if (command === '465' && params.at(-1)?.startsWith('이 서버에')) return 'banned';
  if (FILTERED.test(params.at(-1) ?? '')) return 'filtered';
  if (/에 끝난 방입니다/.test(params.at(-1) ?? '')) return 'room_ended';
  const known = BY_SENTENCE.get(params.at(-1) ?? '') ?? BY_NUMERIC[command] ?? BY_FAIL[fail];
  if (known === undefined) throw new Error(`an unknown refusal: ${command} ${params.join(' ')}`);
  return known;
}
