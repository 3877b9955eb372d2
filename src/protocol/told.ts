import type { Entry } from '../core/entry.ts';
import type { Notice, WireEntry } from './events.ts';

/** What sessions are told: an entry or a notice. */
export type Told = WireEntry | Notice;

/** An entry as it travels. */
export function wire({ event, log, seq, id, at }: Entry): WireEntry {
  return { ...event, log, seq, id, at };
}
