import { displayWidth, padTo } from '../width.ts';

/** Rows as columns that stand below each other; what is empty in all of them takes no room. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  const lines = rows.map((row) =>
    row
      .flatMap((cell, column) => (widths[column] === 0 ? [] : padTo((widths[column] ?? 0) + 2, cell)))
      .join('')
      .trimEnd(),
  );
  return lines.join('\n');
}

/** `2026-11-26 18:52`, where the operator is. */
export function moment(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20).toLocaleString('en-US')} MB`;
}
