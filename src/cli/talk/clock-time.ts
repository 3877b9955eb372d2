/** 2026-11-26 14:05, where one is. `at` is ms since 1970. */
export function clockMoment(at: number): string {
  const date = new Date(at);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${day.join('-')} ${clockTime(at)}`;
}

/** 14:05, where one is. `at` is ms since 1970. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
