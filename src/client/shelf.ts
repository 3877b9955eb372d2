import type { Shelf } from './world.ts';

/** What was put there as JSON; undefined when there is nothing, or nothing readable. */
export function readJson(shelf: Shelf, name: string): unknown {
  try {
    return JSON.parse(shelf.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Undefined takes it away. */
export function writeJson(shelf: Shelf, name: string, value: unknown): void {
  try {
    if (value === undefined) shelf.removeItem(name);
    else shelf.setItem(name, JSON.stringify(value));
  } catch {
    // Full or forbidden: all works without, but for the next reload.
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
