import type { Connection, Failure } from '../../client/index.ts';
import type { Answer } from '../../protocol/commands.ts';
import { doesWord, subjectWords } from '../../protocol/filter-words.ts';
import { clockMoment } from './clock-time.ts';
import { harmlessLine } from './harmless.ts';
import { failureText } from './outcome.ts';
import type { TalkTexts } from './texts.ts';

type Pair = Answer<'pairs'>['pairs'][number];
type Pin = Extract<Answer<'pins'>['pins'][number], { on: 'said' }>;

/** With whom one whispered, the latest first; the rules of the room's filter; what is pinned in the room, the last first. */
export type List =
  | { readonly on: 'directs'; readonly directs: readonly Pair[]; readonly count: number }
  | { readonly on: 'filters'; readonly rules: Answer<'filters'>['rules'] }
  | { readonly on: 'pins'; readonly pins: readonly Pin[] };

export type Listed = { readonly ok: true; readonly list: List } | { readonly ok: false; readonly problem: string };

const NAMES: ReadonlyMap<string, List['on']> = new Map(
  Object.entries({
    directs: 'directs',
    pairs: 'directs',
    대화목록: 'directs',
    filters: 'filters',
    필터목록: 'filters',
    pins: 'pins',
    고정목록: 'pins',
  }),
);

/** `/directs`, `/filters`, `/pins`; null where a line is none of them. */
export function listAsked(line: string): List['on'] | null {
  const [, name = ''] = /^\s*[/／](\S+)\s*$/u.exec(line.normalize('NFC')) ?? [];
  return NAMES.get(name.toLowerCase()) ?? null;
}

/** Asks for it, of that room where a room has one. */
export async function list(connection: Connection, room: string, on: List['on'], texts: TalkTexts): Promise<Listed> {
  const asked = await ASK[on](connection, room);
  return 'on' in asked ? { ok: true, list: asked } : { ok: false, problem: failureText(asked, texts) };
}

const ASK: { readonly [On in List['on']]: (connection: Connection, room: string) => Promise<List | Failure> } = {
  async directs(connection) {
    const asked = await connection.ask('pairs', {});
    return asked.ok ? { on: 'directs', directs: asked.pairs, count: asked.count } : asked.error;
  },
  async filters(connection, room) {
    const asked = await connection.ask('filters', { room });
    return asked.ok ? { on: 'filters', rules: asked.rules } : asked.error;
  },
  async pins(connection, room) {
    const asked = await connection.ask('pins', { room });
    if (!asked.ok) return asked.error;
    return { on: 'pins', pins: asked.pins.filter((entry): entry is Pin => entry.on === 'said') };
  },
};

/** One line for each. */
export function listLines(list: List, texts: TalkTexts): readonly string[] {
  const lines = linesIn(list, texts);
  return lines.length === 0 ? [texts.empty[list.on]] : lines.map(harmlessLine);
}

function linesIn(list: List, texts: TalkTexts): readonly string[] {
  if (list.on === 'filters') {
    return list.rules.map((rule) => `${doesWord(rule.does, texts.language)} ${subjectWords(rule, texts.language)}`);
  }
  if (list.on === 'pins') {
    return list.pins.map(({ at, by, text, files = [] }) => {
      const said = text === '' ? files.map(({ name }) => name).join(', ') : text;
      return `${clockMoment(at)} ${by.nickname}: ${said}`;
    });
  }
  const { directs, count } = list;
  const lines = directs.map((pair) => directLine(pair, texts));
  return count > directs.length ? [...lines, texts.moreDirects(count - directs.length)] : lines;
}

/** 2026-03-01 18:00 소연 (자리 비움: 점심) 안 읽은 귓속말 2개 */
function directLine({ at, with: other, here, unread }: Pair, texts: TalkTexts): string {
  const unseen = unread > 0 ? [texts.unreadWhispers(unread)] : [];
  return [clockMoment(at), other.nickname, `(${texts.standing(standingOf(here, other), other.away)})`, ...unseen].join(
    ' ',
  );
}

function standingOf(here: true | undefined, { away, busy }: Pair['with']): 'here' | 'away' | 'busy' | 'gone' {
  if (!here) return 'gone';
  if (busy) return 'busy';
  return away === undefined ? 'here' : 'away';
}

/** As little of it as news has, for programs. */
export function plainList(list: List): object {
  switch (list.on) {
    case 'filters':
      return { on: list.on, rules: list.rules };
    case 'pins':
      return { on: list.on, pins: list.pins.map(({ id, at, by, text }) => ({ id, at, by: by.nickname, text })) };
    case 'directs':
      return {
        on: list.on,
        directs: list.directs.map(({ with: other, here, at, unread }) => ({
          with: other.nickname,
          is: standingOf(here, other),
          at,
          unread,
        })),
        count: list.count,
      };
  }
}
