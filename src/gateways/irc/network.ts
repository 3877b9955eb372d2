import type { Hub } from '../../hub/hub.ts';
import type { Language } from '../../protocol/sentences.ts';
import { Codecs } from './codec.ts';

/** What all connections share. */
export interface Network {
  readonly hub: Hub;
  readonly language: Language;
  readonly codecs: Codecs;
  /** Since when, ms since 1970. */
  readonly since: number;
}

export function networkOf(hub: Hub, language: Language): Network {
  let batches = 0;
  const codecs = new Codecs({
    language,
    now: () => hub.clock.now(),
    batch: () => {
      batches += 1;
      return `b${batches.toString(36)}`;
    },
    roomOf: (log) => hub.rooms.withLog(log)?.name ?? null,
  });
  return { hub, language, codecs, since: hub.clock.now() };
}
