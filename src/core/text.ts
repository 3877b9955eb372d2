import type { Refusal } from './refusal.ts';

/** Code points. At most 16,000 bytes of UTF-8, so the 16 KB that a frame leaves need no check of their own. */
export const TEXT_LIMIT = 4000;
/** Code points. */
export const REASON_LIMIT = 200;
/** Code points. */
export const TOPIC_LIMIT = 390;

type RefusedText = Extract<Refusal, { code: 'empty_text' | 'text_too_long' | 'bad_request' }>;
type Refused = { readonly ok: false; readonly refusal: RefusedText };

export type PreparedText = { readonly ok: true; readonly text: string } | Refused;
export type PreparedReason = { readonly ok: true; readonly reason: string } | Refused;

/** NFC shortens: a decomposed syllable has three code units. Beyond this factor nothing is looked at. */
const UNITS_PER_POINT = 4;

const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it removes
const CONTROL = /[\u0001-\u0008\u000B-\u001F\u007F-\u009F]/g;
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]/u;

/** The length as people count it (UX 13): one for an emoji of two code units. */
export function codePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; count += 1) i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

const refused = (refusal: RefusedText): Refused => ({ ok: false, refusal });
const tooLong = (limit: number): Refused => refused({ code: 'text_too_long', limit });

/** Normalising a pile takes quadratic time: 60 ms for one text of marks. 30 is the Stream-Safe limit of UAX 15. */
const PILE_OF_MARKS = /\p{M}{31}/u;

/** No keyboard makes these: the program that sent them is broken, and should hear it. */
function brokenPart(raw: string): string | undefined {
  if (raw.includes('\0')) return 'the text holds NUL';
  if (/\p{Cs}/u.test(raw)) return 'the text holds half of a surrogate pair';
  if (PILE_OF_MARKS.test(raw)) return 'the text piles more than 30 marks on a letter';
  return undefined;
}

/**
 * Other controls (terminal escapes, IRC formatting that its gateway left) are removed, not refused: they come with a
 * paste, and a person cannot find in the box what he cannot see. Never NFKC: it would rewrite what was said (① to 1).
 */
const cleaned = (raw: string): string => raw.replace(LINE_BREAK, '\n').replace(CONTROL, '').normalize('NFC');

/**
 * Makes what came in into the text that is kept and told, byte for byte, at every gateway: NFC, lines end in \n, no
 * controls but \n and \t, at most TEXT_LIMIT code points, something to see. Nothing is cut. Idempotent.
 */
export function prepareText(raw: string): PreparedText {
  if (raw.length > TEXT_LIMIT * UNITS_PER_POINT) return tooLong(TEXT_LIMIT);
  const detail = brokenPart(raw);
  if (detail !== undefined) return refused({ code: 'bad_request', detail });
  const text = cleaned(raw);
  if (!VISIBLE.test(text)) return refused({ code: 'empty_text' });
  return codePoints(text) > TEXT_LIMIT ? tooLong(TEXT_LIMIT) : { ok: true, text };
}

/** The same, of a text that may be empty because something else says enough: then it is the empty string. */
export function prepareTextOrNone(raw: string, mayBeEmpty: boolean): PreparedText {
  const prepared = prepareText(raw);
  return mayBeEmpty && !prepared.ok && prepared.refusal.code === 'empty_text' ? { ok: true, text: '' } : prepared;
}

/** The reason of a kick or a ban, or a topic: as a text, but one line, at most `limit` code points, and it may be empty. */
export function prepareReason(raw: string, limit = REASON_LIMIT): PreparedReason {
  if (raw.length > limit * UNITS_PER_POINT) return tooLong(limit);
  const detail = brokenPart(raw);
  if (detail !== undefined) return refused({ code: 'bad_request', detail });
  const reason = cleaned(raw).replace(/\s+/g, ' ').trim();
  return codePoints(reason) > limit ? tooLong(limit) : { ok: true, reason };
}
