import type { Meter } from '../../hub/ports/operating.ts';

/** Two that count the same. */
export function both(one: Meter, other: Meter): Meter {
  return {
    entries(kept) {
      one.entries(kept);
      other.entries(kept);
    },
    deliveries(frames) {
      one.deliveries(frames);
      other.deliveries(frames);
    },
    commit(seconds, entries) {
      one.commit(seconds, entries);
      other.commit(seconds, entries);
    },
    flushed(seconds) {
      one.flushed(seconds);
      other.flushed(seconds);
    },
    refused(code) {
      one.refused(code);
      other.refused(code);
    },
  };
}
