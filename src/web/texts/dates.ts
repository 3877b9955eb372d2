import type { Language } from './language.ts';

type Style = 'time' | 'exact' | 'day' | 'full' | 'moment' | 'calendar';

const STYLES: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  time: { hour: 'numeric', minute: '2-digit' },
  exact: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  day: { month: 'long', day: 'numeric', weekday: 'long' },
  full: { dateStyle: 'long', timeStyle: 'medium' },
  moment: { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  calendar: { year: 'numeric', month: '2-digit', day: '2-digit' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant as people write it. From CLDR 48 on, Korean times say AM and PM. Only tests give a time zone. */
export function written(at: number, style: Style, language: string, timeZone?: string): string {
  const name = `${language} ${style} ${timeZone}`;
  const options = timeZone === undefined ? STYLES[style] : { ...STYLES[style], timeZone };
  const format = formats.get(name) ?? new Intl.DateTimeFormat(language, options);
  formats.set(name, format);
  const text = format.format(at);
  return language === 'ko' ? text.replace(/[AP]M/, (half) => (half === 'AM' ? '오전' : '오후')) : text;
}

interface Day {
  readonly at: number;
  readonly now: number;
  readonly language: Language;
  readonly words: { readonly today: string; readonly yesterday: string };
  readonly timeZone?: string | undefined;
}

const DAY_MS = 86_400_000;

/** 오늘, 어제, or the long date, with the year when it is another one. */
export function dayName({ at, now, language, words, timeZone }: Day): string {
  const day = calendarDay(at, timeZone);
  const today = calendarDay(now, timeZone);
  const ago = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
  if (ago === 0) return words.today;
  if (ago === 1) return words.yesterday;
  const name = written(at, 'day', language, timeZone);
  const year = day.slice(0, 4);
  if (today.startsWith(year)) return name;
  return language === 'ko' ? `${year}년 ${name}` : `${name}, ${year}`;
}

/** 2026-11-23, where the reader is. */
const calendarDay = (at: number, timeZone?: string) => written(at, 'calendar', 'en-CA', timeZone);
