import { deedSentences, type Here, rulesSentence } from '../../../client/index.ts';
import { clockMoment, clockTime } from '../clock-time.ts';
import { fileWords } from '../file-words.ts';
import { type Hit, hitLines } from '../found.ts';
import { harmless, harmlessLine } from '../harmless.ts';
import { type Invite, linkLines } from '../invite-links.ts';
import { type List, listLines, plainList } from '../lists.ts';
import { type LoginLink, loginLinkLines } from '../login-link.ts';
import type { TalkTexts } from '../texts.ts';
import type { News } from './news.ts';

/** How news, and the answers to commands, are written: each is one or more whole lines without the last line end. */
export interface Style {
  news(news: News): string;
  people(people: readonly Here[], count: number): string;
  found(hits: readonly Hit[], more: boolean): string;
  loginLink(link: LoginLink): string;
  invites(invites: readonly Invite[], origin: string): string;
  list(list: List): string;
  help(): string;
  /** One is in. The line for people is empty: they see what they do. */
  ready(ready: Ready): string;
  /** What a line of the input says. */
  read(line: string): string;
}

export interface Ready {
  readonly you: string;
  readonly room: string;
  readonly server: string;
}

/**
 * For people, `grep` and `awk`. A message of several lines goes on in lines that begin with a tab, so that none of
 * them can pass for another's.
 */
export function lineStyle(texts: TalkTexts): Style {
  return {
    news: (news) => `${clockTime(news.at)} ${harmless(words(news, texts)).replaceAll('\n', '\n\t')}`,
    people: (people, count) =>
      harmlessLine(
        texts.people(
          people.map(({ nickname }) => nickname),
          count,
        ),
      ),
    found: (hits, more) => hitLines(hits, more, texts).join('\n'),
    loginLink: (link) => loginLinkLines(link, texts).join('\n'),
    invites: (invites, origin) => linkLines(invites, origin, texts).join('\n'),
    list: (list) => listLines(list, texts).join('\n'),
    help: () => texts.help.map(([command, says]) => `${command}\t${says}`).join('\n'),
    ready: () => '',
    read: (line) => line,
  };
}

/** For programs. A line of the input that is a JSON string is what that string says, so that it may have lines. */
export function jsonStyle(texts: TalkTexts): Style {
  return {
    news: ({ on, at, ...rest }) => json({ on, at, ...rest }),
    people: (people, count) => json({ on: 'people', people: people.map(({ nickname }) => nickname), count }),
    found: (hits, more) => json({ on: 'found', hits: hits.map(plainHit), more }),
    loginLink: (link) => json({ on: 'login-link', ...link }),
    invites: (invites, origin) =>
      json({ on: 'invites', invites: invites.map((invite) => plainInvite(invite, origin)) }),
    list: (list) => json(plainList(list)),
    help: () => json({ on: 'help', commands: texts.help.map(([command]) => command) }),
    ready: (ready) => json({ on: 'ready', ...ready }),
    read: (line) => textIn(line) ?? line,
  };
}

/** As little as news of a message has. */
function plainHit({ id, at, room, with: other, by, text }: Hit) {
  return { id, at, ...(room === undefined ? { with: other?.nickname } : { room }), by: by.nickname, text };
}

function plainInvite({ secret, by, ...invite }: Invite, origin: string) {
  return { ...invite, by: by.nickname, ...(secret !== undefined && { url: `${origin}/i/${secret}` }) };
}

/** JSON leaves DEL and the controls above it as they are; a terminal may be looking. */
function json(value: object): string {
  const escaped = (letter: string) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, escaped);
}

function textIn(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

function words(news: News, texts: TalkTexts): string {
  switch (news.on) {
    case 'said':
    case 'whispered':
      return said(news, texts, news.text);
    case 'edited':
      return said(news, texts, `${news.text} ${texts.edited}`);
    case 'deleted':
      return said(news, texts, texts.deleted);
    case 'reacted':
      return `* ${texts.reacted(news.by, news.emoji, excerpt(news.text))}`;
    case 'joined':
    case 'left':
      return `* ${texts[news.on](news.who)}`;
    case 'renamed':
      return `* ${texts.renamed(news.was, news.who)}`;
    case 'rules':
      return `* ${rulesSentence(news.rules, texts.language)}`;
    default:
      return `* ${deedSentences(deedIn(news), texts.language, clockMoment).join(' ')}`;
  }
}

/** Who did it, and to whom, are names in news. */
function deedIn(news: Extract<News, { by: string }>) {
  const who = 'who' in news && news.who !== '' ? { nickname: news.who } : undefined;
  return { ...news, by: { nickname: news.by }, who };
}

/** The first words of a message, so that one knows it again. */
function excerpt(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 24 ? `${line.slice(0, 24)}…` : line;
}

type Said = Extract<News, { action: boolean }>;

function said({ by, to, mine, action, files = [] }: Said, texts: TalkTexts, written: string): string {
  const text = [...(written === '' ? [] : [written]), ...files.map((file) => fileWords(file, texts))].join('\n');
  if (action) return `* ${by} ${text}`;
  if (to === null) return `${by}: ${text}`;
  return `${texts.whisper} ${mine ? `${by} → ${to}` : by}: ${text}`;
}
