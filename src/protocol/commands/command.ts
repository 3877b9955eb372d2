import { type TSchema, Type } from 'typebox';
import { EntryId, Instant, LogId, Seq, strict } from '../schema.ts';

const Place = { log: LogId, seq: Seq, id: EntryId, at: Instant };

export const Written = Type.Object(Place, { description: 'where it stands in the log' });

export const Done = Type.Object({});

/** One command: what it does, in a sentence; the fields it takes; what it answers. */
export function command<P extends Record<string, TSchema>, A extends TSchema>(says: string, payload: P, answer: A) {
  return { says, payload: strict(payload), answer };
}
