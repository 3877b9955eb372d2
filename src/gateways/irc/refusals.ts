import type { ErrorCode, Refusal } from '../../core/refusal.ts';
import type { Numeric } from './numerics.ts';

/** What was asked, as far as a refusal repeats it: the command, and what it was about. */
export interface About {
  readonly command: string;
  /** The nick, channel or msgid that the refusal is about. */
  readonly target: string;
  /** The channel, where `target` is somebody in it. */
  readonly channel?: string;
}

/** A refusal in IRC's words: a numeric, or the code of a standard reply (ircv3.net/specs/extensions/standard-replies). */
export type Worded =
  | { readonly numeric: Numeric; readonly params: readonly string[] }
  | { readonly fail: string; readonly context: readonly string[] };

type Words = { readonly [C in ErrorCode]: (about: About) => Worded };

const MESSAGES = new Set(['PRIVMSG', 'NOTICE', 'TAGMSG', 'BATCH']);

const numeric = (name: Numeric, ...params: readonly string[]): Worded => ({ numeric: name, params });
const fail = (code: string, ...context: readonly string[]): Worded => ({ fail: code, context });

/** Each way in which sokdak says no, as IRC says it (modern.ircdocs.horse/#numerics). */
const WORDS: Words = {
  bad_request: () => fail('INVALID_PARAMS'),
  unknown_command: ({ command }) => numeric('ERR_UNKNOWNCOMMAND', command),
  not_named: () => numeric('ERR_NOTREGISTERED'),
  bad_nickname: ({ target }) => numeric('ERR_ERRONEUSNICKNAME', target),
  nickname_taken: ({ target }) => numeric('ERR_NICKNAMEINUSE', target),
  bad_room_name: ({ target }) => numeric('ERR_BADCHANMASK', target),
  empty_text: () => numeric('ERR_NOTEXTTOSEND'),
  text_too_long: () => numeric('ERR_INPUTTOOLONG'),
  no_such_room: ({ target, channel }) => numeric('ERR_NOSUCHCHANNEL', channel ?? target),
  no_such_person: ({ target }) => numeric('ERR_NOSUCHNICK', target),
  no_such_message: ({ target }) => fail('UNKNOWN_MSGID', target),
  no_such_log: ({ target }) => fail('INVALID_TARGET', target),
  no_change: ({ target }) => fail('NO_CHANGE', target),
  not_in_room: ({ command, target, channel }) =>
    MESSAGES.has(command)
      ? numeric('ERR_CANNOTSENDTOCHAN', channel ?? target)
      : numeric('ERR_NOTONCHANNEL', channel ?? target),
  invite_only: ({ target }) => numeric('ERR_INVITEONLYCHAN', target),
  archived: ({ command, target, channel }) =>
    MESSAGES.has(command) ? numeric('ERR_CANNOTSENDTOCHAN', channel ?? target) : fail('ARCHIVED', channel ?? target),
  room_ended: ({ command, target, channel }) =>
    MESSAGES.has(command) ? numeric('ERR_CANNOTSENDTOCHAN', channel ?? target) : fail('ARCHIVED', channel ?? target),
  room_deleted: ({ target }) => numeric('ERR_NOSUCHCHANNEL', target),
  wrong_name: ({ target }) => fail('WRONG_NAME', target),
  not_here: ({ target, channel }) =>
    channel === undefined ? numeric('ERR_CANNOTSENDTOUSER', target) : numeric('ERR_USERNOTINCHANNEL', target, channel),
  to_yourself: ({ target, channel }) =>
    channel === undefined ? numeric('ERR_CANNOTSENDTOUSER', target) : numeric('ERR_CHANOPRIVSNEEDED', channel),
  not_yours: ({ target }) => fail('REDACT_FORBIDDEN', target),
  // The nickname of a bot is its owner's choice (SPEC B3).
  not_allowed: ({ command, target, channel }) => {
    if (command === 'NICK') return numeric('ERR_ERRONEUSNICKNAME', target);
    // Where only announcements are made (SPEC R16).
    const name = MESSAGES.has(command) ? 'ERR_CANNOTSENDTOCHAN' : 'ERR_CHANOPRIVSNEEDED';
    return numeric(name, channel ?? target);
  },
  // Who is kept out of the server is told so where he says who he is.
  banned: ({ command, target }) =>
    command === 'NICK' ? numeric('ERR_YOUREBANNEDCREEP') : numeric('ERR_BANNEDFROMCHAN', target),
  muted: ({ target }) => fail('MUTED', target),
  // ERR_CANNOTSENDTOCHAN is what clients know of a refused message; a nickname is refused as such.
  filtered: ({ command, target, channel }) =>
    command === 'NICK'
      ? numeric('ERR_ERRONEUSNICKNAME', target)
      : MESSAGES.has(command)
        ? numeric('ERR_CANNOTSENDTOCHAN', channel ?? target)
        : fail('FILTERED', target),
  blocked: ({ target }) => numeric('ERR_CANNOTSENDTOUSER', target),
  too_fast: () => fail('RATE_LIMITED'),
  too_many: ({ command, target }) =>
    numeric(command === 'SILENCE' ? 'ERR_SILELISTFULL' : 'ERR_TOOMANYCHANNELS', target),
  wrong_token: () => numeric('ERR_PASSWDMISMATCH'),
  wrong_password: () => numeric('ERR_PASSWDMISMATCH'),
  wrong_owner_link: () => numeric('ERR_PASSWDMISMATCH'),
  no_such_invite: ({ command, target }) =>
    command === 'NICK'
      ? numeric('ERR_PASSWDMISMATCH')
      : command === 'JOIN'
        ? numeric('ERR_BADCHANNELKEY', target)
        : fail('UNKNOWN_INVITE', target),
  bad_password: () => fail('WEAK_PASSWORD'),
  wrong_login: () => numeric('ERR_PASSWDMISMATCH'),
  no_provider: ({ target }) => fail('TEMPORARILY_UNAVAILABLE', target),
  no_passkeys_here: () => fail('INVALID_PARAMS'),
  last_proof: () => fail('INVALID_PARAMS'),
  no_such_login: () => fail('INVALID_PARAMS'),
  locked: () => numeric('ERR_YOUREBANNEDCREEP'),
  gate: () => fail('ANSWER_REQUIRED'),
  bad_query: () => fail('INVALID_PARAMS', 'text'),
  no_such_setting: () => fail('INVALID_PARAMS'),
  bad_setting: () => fail('INVALID_PARAMS'),
  no_such_file: () => fail('INVALID_PARAMS'),
  file_too_large: () => fail('INVALID_PARAMS'),
  no_space: ({ target }) => fail('TEMPORARILY_UNAVAILABLE', target),
  not_kept: ({ target }) => fail('TEMPORARILY_UNAVAILABLE', target),
  stopping: ({ target }) => fail('TEMPORARILY_UNAVAILABLE', target),
  internal: ({ target }) => fail('INTERNAL_ERROR', target),
};

export function worded({ code }: Refusal, about: About): Worded {
  return WORDS[code](about);
}
