import { deedSentences, type MessageRow, type Row, rulesSentence } from '../../../client/index.ts';
import type { Language } from '../../../config.ts';
import { cutTo, displayWidth } from '../../width.ts';
import { clockMoment, clockTime } from '../clock-time.ts';
import { fileWords } from '../file-words.ts';
import { harmless, harmlessLine } from '../harmless.ts';
import { failureText } from '../outcome.ts';
import type { TalkTexts } from '../texts.ts';
import { folded } from './folded.ts';
import type { Look } from './look.ts';
import type { ScreenTexts } from './texts.ts';

export interface Paper {
  readonly columns: number;
  readonly language: Language;
  readonly texts: TalkTexts;
  readonly screen: ScreenTexts;
  readonly look: Look;
  /** Where a file is to be had; null where that is not known yet, or not any more. */
  readonly linkTo: (file: string) => string | null;
}

/** As wide as the time and the space behind it. */
const INDENT = 6;
/** Behind a longer name the text begins below it. */
const LEAST = 12;

/** The lines in which a row stands on the screen. */
export function rowLines(row: Row, paper: Paper): readonly string[] {
  const { texts, look } = paper;
  switch (row.kind) {
    case 'day':
      return [ruled(dayName(row.at, paper.language), paper, look.quiet)];
    case 'unread':
      return [ruled(paper.screen.unread, paper, look.warning)];
    case 'message':
      return messageLines(row, paper);
    case 'joined':
    case 'left':
      return noticeLines(row.at, coming(row, texts), paper);
    case 'renamed':
      return noticeLines(row.at, texts.renamed(row.was, row.who.nickname), paper);
    case 'rules':
      return noticeLines(row.at, rulesSentence(row.rules, texts.language), paper);
    case 'moderated':
      return noticeLines(row.at, deedSentences(row.entry, texts.language, clockMoment).join(' '), paper);
  }
}

function messageLines(row: MessageRow, paper: Paper): readonly string[] {
  const lines = headed(row, headOf(row, paper.texts), textOf(row, paper), paper, settingOf(row, paper.look));
  return [...lines, ...failureLines(row, paper)];
}

function settingOf({ progress, to, mine }: MessageRow, look: Look): Setting {
  if (progress.is !== 'kept') return { head: look.quiet, body: look.quiet };
  if (to) return { head: look.whisper, body: look.whisper };
  return { head: mine ? look.mine : look.strong, body: plain };
}

const plain = (text: string) => text;

/** 길동: · 길동(나): · (속닥속닥) 소연: · (속닥속닥) 나 → 소연: · * 길동 */
function headOf({ by, to, mine, action }: MessageRow, texts: TalkTexts): string {
  const name = harmlessLine(by.nickname);
  const marked = mine ? `${name}(${texts.me})` : name;
  const whisper = to ? `${texts.whisper} ` : '';
  if (action) return `${whisper}* ${marked}`;
  if (to) return `${whisper}${mine ? `${texts.me} → ${harmlessLine(to.nickname)}` : name}:`;
  return `${marked}:`;
}

function textOf({ text, editedAt, deletedAt, reply, files, reactions }: MessageRow, { texts, linkTo }: Paper): string {
  if (deletedAt !== null) return texts.deleted;
  const marks = [
    ...(editedAt === null ? [] : [texts.edited]),
    ...reactions.map(({ emoji, people }) => `[${harmlessLine(emoji)} ${people.length}]`),
  ];
  const written = text === '' ? [] : [harmless(text)];
  const line = [...(reply ? [quoteOf(reply, texts)] : []), ...written, ...marks].join(' ');
  const borne = files.map((file) => fileWords({ ...file, url: linkTo(file.id) }, texts));
  return [...(line === '' ? [] : [line]), ...borne].join('\n');
}

/** Of what is answered, so much that one knows it again, in columns. */
const QUOTED = 24;

/** (↳ 길동: 몇 시에 …) */
function quoteOf({ by, text }: NonNullable<MessageRow['reply']>, texts: TalkTexts): string {
  if (!by) return '(↳)';
  return `(↳ ${harmlessLine(by.nickname)}: ${cutTo(QUOTED, harmlessLine(text ?? texts.deleted))})`;
}

function failureLines({ progress }: MessageRow, paper: Paper): readonly string[] {
  if (progress.is !== 'failed') return [];
  const sentence = paper.screen.failed(failureText(progress.error, paper.texts));
  return headed({ at: null }, '!', sentence, paper, { head: paper.look.warning, body: paper.look.warning });
}

function noticeLines(at: number, sentence: string, paper: Paper): readonly string[] {
  const { quiet } = paper.look;
  return headed({ at }, '*', harmlessLine(sentence), paper, { head: quiet, body: quiet });
}

interface Setting {
  readonly head: (text: string) => string;
  readonly body: (text: string) => string;
}

function headed(
  { at }: { readonly at: number | null },
  head: string,
  text: string,
  { columns, look }: Paper,
  set: Setting,
): readonly string[] {
  const indent = ' '.repeat(INDENT);
  const time = at === null ? indent : `${look.quiet(clockTime(at))} `;
  const left = columns - INDENT - displayWidth(head) - 1;
  const rest = Math.max(1, columns - INDENT);
  if (left < Math.min(LEAST, rest)) {
    const shown = time + set.head(cutTo(rest, head));
    return [shown, ...folded(text, { first: rest, rest }).map((line) => indent + set.body(line))];
  }
  const [first = '', ...more] = folded(text, { first: left, rest });
  return [`${time}${set.head(head)} ${set.body(first)}`, ...more.map((line) => indent + set.body(line))];
}

function coming({ kind, people }: Extract<Row, { kind: 'joined' | 'left' }>, texts: TalkTexts): string {
  const name = people[0]?.nickname ?? '';
  if (people.length === 1) return texts[kind](name);
  return texts[kind === 'joined' ? 'joinedMany' : 'leftMany'](name, people.length - 1);
}

function ruled(words: string, { columns }: Paper, set: (text: string) => string): string {
  const shown = ` ${cutTo(columns - 4, words)} `;
  const dashes = Math.max(0, columns - displayWidth(shown));
  const before = Math.floor(dashes / 2);
  return set('─'.repeat(before) + shown + '─'.repeat(dashes - before));
}

const days = new Map<Language, Intl.DateTimeFormat>();

/** 2026년 11월 23일 월요일 */
function dayName(at: number, language: Language): string {
  const format = days.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'full' });
  days.set(language, format);
  return format.format(at);
}
