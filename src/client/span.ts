const SPAN = /^(\d{1,5})(s|초|m|분|h|시간|d|일)(?!\S)\s*(.*)$/isu;
const UNITS = { s: 1, 초: 1, m: 60, 분: 60, h: 3_600, 시간: 3_600, d: 86_400, 일: 86_400 } as const;

/** A time at the beginning of what was typed (`10m`, `1일`), in seconds, and what follows it; null where there is none. */
export function spanIn(typed: string): { readonly seconds: number; readonly after: string } | null {
  const [, count, unit = '', after = ''] = SPAN.exec(typed) ?? [];
  if (count === undefined) return null;
  return { seconds: Number(count) * UNITS[unit.toLowerCase() as keyof typeof UNITS], after };
}
