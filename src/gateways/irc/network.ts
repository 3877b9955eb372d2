import type { Hub } from '../../hub/hub.ts';
import type { Language } from '../../protocol/sentences.ts';
import { Aliases } from './aliases.ts';
import { Bygone } from './bygone.ts';
import { Codecs } from './codec.ts';
import { LastHeard } from './last-heard.ts';
import { Monitors } from './monitors.ts';

/** What all connections share. */
export interface Network {
  readonly hub: Hub;
  readonly language: Language;
  readonly codecs: Codecs;
  readonly bygone: Bygone;
  readonly lastHeard: LastHeard;
  readonly monitors: Monitors;
  readonly aliases: Aliases;
  /** How people reach the page, as the beginning of an address. */
  baseUrl(): string;
  /** Since when, ms since 1970. */
  readonly since: number;
}

export function networkOf(hub: Hub, language: Language, baseUrl: () => string): Network {
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
  const bygone = new Bygone();
  const monitors = new Monitors();
  const aliases = new Aliases((nickname) => hub.people.named(nickname) !== null);
  hub.people.comings.hear((coming) => {
    if (!coming.here) bygone.add({ who: coming.who, at: hub.clock.now() });
    if (coming.here) aliases.come(coming.who);
    else aliases.leave(coming.who);
    monitors.tell(coming);
  });
  return {
    hub,
    language,
    baseUrl,
    codecs,
    bygone,
    lastHeard: new LastHeard(),
    monitors,
    aliases,
    since: hub.clock.now(),
  };
}
