import type { Language } from '../../../protocol/sentences.ts';

/** Moments (ms since 1970) as somebody in that zone reads them. */
export interface Moments {
  /** `14:05` */
  time(at: number): string;
  /** `2026년 11월 26일 목요일` */
  day(at: number): string;
  /** Day and time. */
  full(at: number): string;
  /** `2026-11-26`: two moments of one day have the same. */
  date(at: number): string;
}

/** Null where there is no such zone (IANA, as `Asia/Seoul`). */
export function momentsIn(timeZone: string, language: Language): Moments | null {
  try {
    const format = (style: Intl.DateTimeFormatOptions, locale: string = language) => {
      const one = new Intl.DateTimeFormat(locale, { ...style, timeZone });
      return (at: number) => one.format(at);
    };
    return {
      time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      day: format({ dateStyle: 'full' }),
      full: format({
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
      date: format({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA'),
    };
  } catch {
    return null;
  }
}
