import type { Payload } from '../protocol/commands.ts';

/** What is looked for; or the filter whose date could not be read. */
export type SearchWish =
  | { readonly ok: true; readonly wish: Payload<'search'> }
  | { readonly ok: false; readonly badDate: string };

/** The filters, in the words of both languages. What a day begins with counts to `since`, and to `until` as a whole. */
const FILTERS = {
  room: ['in', 'room', '방'],
  with: ['with', 'whisper', '귓속말'],
  from: ['from', '보낸이', '누가'],
  since: ['after', 'since', '부터', '이후'],
  before: ['before', '전', '이전'],
  until: ['until', '까지'],
  has: ['has', '있음'],
} as const;

type Filter = keyof typeof FILTERS;

const BY_WORD = new Map(
  (Object.keys(FILTERS) as Filter[]).flatMap((filter) =>
    FILTERS[filter].map((word) => [word as string, filter] as const),
  ),
);
const FILE = new Set(['file', 'files', '파일']);
/** `from:홍길동`, `방:"우리 방"`. */
const WORD = /(?:^|(?<=\s))(\p{L}{1,8})[:：](?:["“”]([^"“”]*)["“”]|(\S+))/gu;
const DAYS_AGO = new Map([
  ['오늘', 0],
  ['today', 0],
  ['어제', 1],
  ['yesterday', 1],
]);
const DATE = /^(?:(\d{4})[-./])?(\d{1,2})[-./](\d{1,2})\.?$/;

/** Reads what somebody typed into the box of the search; days are those of this computer. */
export function searchWish(typed: string, now: number): SearchWish {
  const wish: { -readonly [K in keyof Payload<'search'>]: Payload<'search'>[K] } = { query: '' };
  let badDate: string | null = null;
  const rest = typed.normalize('NFC').replace(WORD, (whole, word: string, quoted?: string, bare?: string) => {
    const [filter, value] = [BY_WORD.get(word.toLowerCase()), quoted ?? bare ?? ''];
    if (filter === undefined || (filter === 'has' && !FILE.has(value.toLowerCase()))) return whole;
    if (filter === 'has') wish.has = 'file';
    else if (filter === 'room') wish.room = value.startsWith('#') ? value : `#${value}`;
    else if (filter === 'with' || filter === 'from') wish[filter] = value.replace(/^@/u, '');
    else {
      const day = dayIn(value, now);
      if (day === null) badDate = whole;
      else if (filter === 'since') wish.after = startOf(day);
      else wish.before = startOf(filter === 'until' ? { ...day, day: day.day + 1 } : day);
    }
    return '';
  });
  wish.query = rest.trim();
  return badDate === null ? { ok: true, wish } : { ok: false, badDate };
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Without a year the last such day is meant. */
function dayIn(written: string, now: number): Day | null {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  const ago = DAYS_AGO.get(written.toLowerCase());
  if (ago !== undefined) return { year, month, day: day - ago };
  const [, inYear, inMonth, onDay] = DATE.exec(written) ?? [];
  if (inMonth === undefined) return null;
  const found = { year: Number(inYear ?? year), month: Number(inMonth), day: Number(onDay) };
  const at = new Date(found.year, found.month - 1, found.day);
  if (at.getMonth() !== found.month - 1 || at.getDate() !== found.day) return null;
  return inYear === undefined && startOf(found) > now ? { ...found, year: year - 1 } : found;
}

const startOf = ({ year, month, day }: Day): number => Math.max(0, new Date(year, month - 1, day).getTime());
