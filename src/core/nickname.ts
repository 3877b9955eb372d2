import { fold } from './fold.ts';
import { looksGone } from './forgotten.ts';
import { faultOfLetters, tidy } from './name-fault.ts';
import type { NameFault } from './refusal.ts';
import { mixesScripts } from './scripts.ts';
import { skeleton } from './skeleton.ts';

/** Grapheme clusters (UAX 29). */
export const NICKNAME_LIMIT = 20;
/** UTF-8, so that a nickname fits into IRC's lines. */
export const NICKNAME_BYTES = 96;

export type PreparedNickname =
  | { readonly ok: true; readonly nickname: string }
  | { readonly ok: false; readonly fault: Exclude<NameFault, 'mixed_scripts'> }
  | { readonly ok: false; readonly fault: 'mixed_scripts'; readonly nickname: string };

/** Separators of IRC (masks, targets, lists), of mentions and of Markdown code. */
const RESERVED_MARK = /[,:!@*?"\\`]/;
/** What starts a room, a command, a status prefix, a server mask, a quote or a formula elsewhere. */
const RESERVED_START = /^[#&+~%$/=<>|]/;
/** A name that is nothing but points and dashes cannot be told from the sentence around it. */
const SOMETHING_TO_CALL = /[\p{L}\p{N}\p{S}]/u;

const RESERVED = ['전체', '모두', '속닥', '서버', '시스템', 'everyone', 'all', 'here', 'server', 'system', 'sokdak'];

/** Not all of nicknameKeys: there ALI would be "all". */
const looks = (name: string): readonly string[] => [fold(name), skeleton(name), skeleton(fold(name))];
const RESERVED_LOOKS: ReadonlySet<string> = new Set(RESERVED.flatMap(looks));
const isReserved = (name: string): boolean => looks(name).some((look) => RESERVED_LOOKS.has(look) || looksGone(look));

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
export const graphemesOf = (name: string): string[] => Array.from(graphemes.segment(name), (part) => part.segment);

function bytesOf(name: string): number {
  let bytes = 0;
  for (const letter of name) bytes += letter.length > 1 ? 4 : letter < '\x80' ? 1 : letter < '\u0800' ? 2 : 3;
  return bytes;
}

const isTooLong = (name: string): boolean =>
  bytesOf(name) > NICKNAME_BYTES || graphemesOf(name).length > NICKNAME_LIMIT;

/** In NFKC, because ＠ and ： pass for @ and : with every reader. */
function hasReservedMark(name: string): boolean {
  const plain = name.normalize('NFKC');
  return RESERVED_MARK.test(plain) || RESERVED_START.test(plain) || !SOMETHING_TO_CALL.test(plain);
}

function faultOf(name: string): NameFault | undefined {
  if (name === '') return 'empty';
  const fault = faultOfLetters(name);
  if (fault !== undefined) return fault;
  if (isTooLong(name)) return 'too_long';
  if (hasReservedMark(name)) return 'punctuation';
  if (isReserved(name)) return 'reserved';
  return mixesScripts(name) ? 'mixed_scripts' : undefined;
}

/**
 * Makes `raw` the nickname that people see: NFC, trimmed, single spaces, 1 to NICKNAME_LIMIT graphemes, at most
 * NICKNAME_BYTES. After RFC 8266; UTS 39 for scripts and marks. Idempotent.
 * A name at fault only in its scripts comes back too: if nicknameKeys finds it taken, that is the better answer.
 */
export function prepareNickname(raw: string): PreparedNickname {
  if (raw.length > NICKNAME_BYTES * 16) return { ok: false, fault: 'too_long' };
  const nickname = tidy(raw);
  const fault = faultOf(nickname);
  if (fault === undefined) return { ok: true, nickname };
  return fault === 'mixed_scripts' ? { ok: false, fault, nickname } : { ok: false, fault };
}

/** IRC has `_` where others have a space. At the end it counts: a client whose nickname is taken tries that. */
const bare = (key: string): string => key.replace(/(?<=[^_])_+(?=[^_])/gu, '');

/**
 * One to three keys; two names collide when they share any. Takes any string of a name's length, refused ones too.
 * The folded name; what it looks like; and what the name looks like before folding, because folding first hides
 * PaypaI from paypal.
 */
export function nicknameKeys(nickname: string): readonly string[] {
  const folded = fold(nickname);
  const seen = fold(skeleton(nickname));
  return [...new Set([folded, skeleton(folded), skeleton(seen)].map(bare))];
}

/** Whether two names collide. */
export function areAlike(one: string, other: string): boolean {
  const keys = new Set(nicknameKeys(one));
  return nicknameKeys(other).some((key) => keys.has(key));
}
