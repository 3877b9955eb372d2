/** Why a name is not acceptable, whoever asks for it. */
export type NameFault =
  | 'empty'
  | 'too_long'
  | 'invisible'
  | 'control'
  | 'bidirectional'
  | 'marks'
  | 'punctuation'
  | 'reserved'
  | 'mixed_scripts';

/** Why a password is not acceptable. */
export type PasswordFault = 'too_short' | 'too_long' | 'control';
/** Why there is nothing that could be looked for. */
export type QueryFault = 'empty' | 'too_long';

/** A proof of work that is asked for: see `core/work.ts`. */
export interface Work {
  readonly challenge: string;
  readonly bits: number;
}

/**
 * Every way in which sokdak says no. The code is stable and part of the protocol (SPEC G3); what else a refusal
 * bears is what a person needs in order to do better.
 */
export type Refusal =
  | { readonly code: 'bad_request'; readonly detail: string }
  | { readonly code: 'unknown_command'; readonly command: string }
  | { readonly code: 'not_named' }
  | { readonly code: 'bad_nickname'; readonly fault: NameFault }
  | {
      readonly code: 'nickname_taken';
      readonly suggestions: readonly string[];
      /** By someone with an account: who knows its password may log in. */
      readonly held?: true;
    }
  | { readonly code: 'bad_room_name'; readonly fault: NameFault }
  | { readonly code: 'empty_text' }
  | { readonly code: 'text_too_long'; readonly limit: number }
  | { readonly code: 'no_such_room' }
  | { readonly code: 'no_such_person' }
  | { readonly code: 'no_such_message' }
  | { readonly code: 'no_such_log' }
  | { readonly code: 'no_change' }
  | { readonly code: 'not_in_room' }
  | { readonly code: 'invite_only' }
  | { readonly code: 'archived' }
  /** `at` is when (ms since 1970): it was to end then. */
  | { readonly code: 'room_ended'; readonly at: number }
  /** A room of that name was deleted; only the owner makes another. */
  | { readonly code: 'room_deleted' }
  /** What was typed is not the name of the room that is to be deleted. */
  | { readonly code: 'wrong_name' }
  | { readonly code: 'not_here' }
  | { readonly code: 'to_yourself' }
  | { readonly code: 'not_yours' }
  | {
      readonly code: 'not_allowed';
      /** Who may, where it is a matter of roles alone. */
      readonly needs?: 'member' | 'moderator' | 'owner';
    }
  /** `until` is ms since 1970; left out, it has no end. With `everywhere` it is so on the whole server. */
  | { readonly code: 'banned'; readonly reason: string; readonly until?: number; readonly everywhere?: true }
  | { readonly code: 'muted'; readonly reason: string; readonly until?: number; readonly everywhere?: true }
  /** A rule of a filter forbids it: `found` is what it forbids, as it stands there. `everywhere` as above. */
  | { readonly code: 'filtered'; readonly kind: 'word' | 'link'; readonly found: string; readonly everywhere?: true }
  /** One of the two blocked the other; which one it was is not said. */
  | { readonly code: 'blocked' }
  | { readonly code: 'too_fast'; readonly retryAfterMs: number }
  | { readonly code: 'too_many'; readonly limit: number }
  | { readonly code: 'wrong_token' }
  | { readonly code: 'wrong_password' }
  | { readonly code: 'wrong_owner_link' }
  /** It never was, has ended, is used up, or was revoked: which one is not said. */
  | { readonly code: 'no_such_invite' }
  | { readonly code: 'bad_password'; readonly fault: PasswordFault }
  /** With `by`, not a password was wrong, but a login link, a passkey, or what a provider said. */
  | { readonly code: 'wrong_login'; readonly by?: 'link' | 'passkey' | 'provider' }
  /** There is no provider of logins here, or it does not answer. */
  | { readonly code: 'no_provider' }
  /** The address of the page is none for which a browser has passkeys. */
  | { readonly code: 'no_passkeys_here' }
  /** Without it nobody could prove any more whose nickname it is. */
  | { readonly code: 'last_proof' }
  | { readonly code: 'no_such_login' }
  | { readonly code: 'locked'; readonly reason: string }
  | { readonly code: 'gate'; readonly question?: string; readonly wrong?: true; readonly work?: Work }
  | { readonly code: 'bad_query'; readonly fault: QueryFault }
  /** None that can be changed while the server runs. */
  | { readonly code: 'no_such_setting'; readonly setting: string }
  /** `right` is what it must be, and ends a sentence. */
  | {
      readonly code: 'bad_setting';
      readonly setting: string;
      readonly right: { readonly ko: string; readonly en: string };
    }
  | { readonly code: 'no_such_file' }
  /** In bytes. */
  | { readonly code: 'file_too_large'; readonly limit: number }
  /** For all files of this person, or of everyone, in bytes. */
  | { readonly code: 'no_space'; readonly of: 'yours' | 'all'; readonly limit: number }
  | { readonly code: 'not_kept' }
  | { readonly code: 'stopping' }
  | { readonly code: 'internal' };

/** The stable name of a refusal, as it travels. */
export type ErrorCode = Refusal['code'];
