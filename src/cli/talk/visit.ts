import { Chat, FileLinks, type Links, type Transport, type World } from '../../client/index.ts';
import type { Language } from '../../config.ts';
import type { Profile } from './profile.ts';
import { wire } from './wire.ts';

/** One person's coming to a server: the chat, and the line that it uses. */
export interface Visit {
  readonly chat: Chat;
  readonly links: Links;
  readonly fileLinks: FileLinks;
  /** The line goes; what is not delivered stays in its file. */
  leave(): void;
}

export interface VisitGiven {
  readonly origin: string;
  readonly links: Links;
  readonly profile: Profile;
  readonly language: Language;
}

export function beginVisit({ origin, links, profile, language }: VisitGiven): Visit {
  const line = wire(origin);
  const world = nodeWorld(line, profile, language);
  const chat = new Chat(world);
  const forget = chat.connection.subscribe(() => {
    if (chat.connection.state.is !== 'here') return;
    profile.remember();
    forget();
  });
  const fileLinks = new FileLinks(chat.connection, world.clock);
  return { chat, links, fileLinks, leave: () => line.close() };
}

/** Node, as the client wants it. */
function nodeWorld(transport: Transport, { device, tab, drawer }: Profile, language: Language): World {
  return {
    transport,
    clock: { now: () => Date.now(), after },
    random: () => Math.random(),
    device,
    // Another terminal's reading is seen at the next start.
    onShelved: () => {},
    tab,
    drawer,
    onWake: (wake) => process.on('SIGCONT', wake),
    offsetAt: (at) => -new Date(at).getTimezoneOffset(),
    language,
  };
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
