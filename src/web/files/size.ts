const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** How large a file is, as people read it: 3.2MB. */
export function sizeText(bytes: number, language: string): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const digits = { maximumFractionDigits: step > 0 ? 1 : 0 };
  const format = { style: 'unit', unit: UNITS[step] ?? 'byte', unitDisplay: 'narrow', ...digits } as const;
  return new Intl.NumberFormat(language, format).format(bytes / 1_000 ** step);
}
