import type { Connection } from '../../client/index.ts';
import { searchWish } from '../../client/search-words.ts';
import type { Answer } from '../../protocol/commands.ts';
import { clockMoment } from './clock-time.ts';
import { harmlessLine } from './harmless.ts';
import { failureText } from './outcome.ts';
import type { TalkTexts } from './texts.ts';

export type Hit = Answer<'search'>['hits'][number];

/** What was found, the oldest first; or why nothing could be looked for. */
export type Found =
  | { readonly ok: true; readonly hits: readonly Hit[]; readonly more: boolean }
  | { readonly ok: false; readonly problem: string };

/** So many are shown: who wants others says more. */
const MOST = 20;

/** What `/search` is to look for; null where a line is something else. */
export function soughtBy(line: string): string | null {
  const [, query] = /^\s*[/／](?:search|찾기)(?!\S)\s*(.*)$/isu.exec(line.normalize('NFC')) ?? [];
  return query ?? null;
}

/** Looks for it. Haste is no reason to give up: it waits. */
export async function find(connection: Connection, query: string, texts: TalkTexts): Promise<Found> {
  const read = searchWish(query, Date.now());
  if (!read.ok) return { ok: false, problem: texts.badDate(harmlessLine(read.badDate)) };
  const asked = await connection.ask('search', { ...read.wish, limit: MOST });
  if (asked.ok) return { ok: true, hits: asked.hits.toReversed(), more: asked.more };
  if (asked.error.code !== 'too_fast') return { ok: false, problem: failureText(asked.error, texts) };
  const { retryAfterMs } = asked.error;
  await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  return find(connection, query, texts);
}

/** One line for each. */
export function hitLines(hits: readonly Hit[], more: boolean, texts: TalkTexts): readonly string[] {
  if (hits.length === 0) return [texts.nothingFound];
  const lines = hits.map(({ at, room, with: other, by, text }) =>
    harmlessLine(`${clockMoment(at)} ${room ?? `${texts.whisper} ${other?.nickname ?? ''}`} ${by.nickname}: ${text}`),
  );
  return more ? [texts.moreFound, ...lines] : lines;
}
