/** What somebody is in the middle of writing, and where it begins in the text. */
export interface Sought {
  readonly is: 'person' | 'room' | 'command' | 'emoji';
  readonly typed: string;
  readonly from: number;
}

const PERSON = /(?:^|[\s([{"'“‘])[@＠]([^\n@＠]{0,20})$/u;
const ROOM = /(?:^|\s)[#＃]([^\s,:#]{0,64})$/u;
const COMMAND = /^[/／]([^\s/／]{0,20})$/u;

/** From two letters on, or one syllable of Hangul; not within a word or a time of day. */
const EMOJI = /(?:^|[^\p{L}\p{N}:：])[:：]([\p{L}\p{N}_+-]{2,32}|[가-힣])$/u;
const CODE = /(?:^|[^\p{L}\p{N}:：])[:：]([\p{L}\p{N}_+-]{1,32})[:：]$/u;

/** What is before the caret, if it begins with `@`, `#` or `:`, or is a line that begins with `/`. */
export function soughtIn(before: string): Sought | null {
  for (const [is, pattern] of [
    ['command', COMMAND],
    ['room', ROOM],
    ['person', PERSON],
    ['emoji', EMOJI],
  ] as const) {
    const typed = pattern.exec(before)?.[1];
    if (typed !== undefined) return { is, typed, from: before.length - typed.length - 1 };
  }
  return null;
}

/** The first word of a text, while it is all that there is: a nickname may be meant (UX 17). */
export function firstWord(before: string): string | null {
  return /^[^\s/／#＃@＠]{1,20}$/u.exec(before)?.[0] ?? null;
}

/** The code of an emoji that was closed just now, as in `:smile:`, and where it begins. */
export function closedCode(before: string): { readonly code: string; readonly from: number } | null {
  const code = CODE.exec(before)?.[1];
  return code === undefined ? null : { code, from: before.length - code.length - 2 };
}
