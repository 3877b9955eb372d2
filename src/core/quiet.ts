/** A time of the day in which nothing calls, as `HH:MM`; it may go on over midnight. */
export interface QuietTime {
  readonly from: string;
  readonly to: string;
}

/** `clock` is the time of the day, as `HH:MM`. */
export function isQuietAt({ from, to }: QuietTime, clock: string): boolean {
  return from <= to ? from <= clock && clock < to : from <= clock || clock < to;
}

/** What a clock shows in that time zone (`Asia/Seoul`) at that moment (ms since 1970), as `HH:MM`; null where there is none such. */
export function clockIn(zone: string, at: number): string | null {
  try {
    const time = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en-GB', time).format(at);
  } catch {
    return null;
  }
}
