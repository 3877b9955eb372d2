import type { Pace } from './pace.ts';

/** With more people than that a room is a crowd: how many they are is told at most so often, in ms. */
export const CROWD = { people: 200, everyMs: 1_000 } as const;

/** What one person (all his sessions, at every gateway) may do, by kind of doing. */
export const PERSON_PACE = {
  speak: { burst: 10, perSecond: 2 },
  react: { burst: 20, perSecond: 2 },
  join: { burst: 10, perSecond: 1 },
  name: { burst: 3, perSecond: 0.1 },
  read: { burst: 20, perSecond: 2 },
  upload: { burst: 20, perSecond: 1 },
  download: { burst: 200, perSecond: 20 },
  archive: { burst: 5, perSecond: 1 / 30 },
  search: { burst: 5, perSecond: 0.5 },
  report: { burst: 5, perSecond: 1 / 12 },
  push: { burst: 10, perSecond: 0.2 },
  moderate: { burst: 10, perSecond: 2 },
  topic: { burst: 5, perSecond: 5 / 60 },
  typing: { burst: 1, perSecond: 1 / 3 },
  ask: { burst: 40, perSecond: 20 },
  /** Wrong passwords for one nickname, from anywhere. */
  login: { burst: 10, perSecond: 10 / 3_600 },
} as const satisfies Record<string, Pace>;

/** The kinds of doing that are paced apart. */
export type PaceKind = keyof typeof PERSON_PACE;

/** Messages of all who share one address. */
export const ADDRESS_PACE: Pace = { burst: 40, perSecond: 10 };

/** Messages of all who are in one room, which is more than anyone can read. */
export const ROOM_PACE: Pace = { burst: 200, perSecond: 50 };

/** Pages that are looked at for the links of one person; all together at once, and that may wait. */
export const PREVIEW_PACE: Pace = { burst: 5, perSecond: 0.2 };
export const PREVIEWS_IN_ALL = { atOnce: 4, waiting: 100 } as const;

/** How often somebody's browsers are set up to be called; and how often he is called in them, in all and about one log (ms). */
export const PUSH_PACE: Pace = { burst: 20, perSecond: 0.2 };
export const PUSH_REST_MS = 10_000;
/** Browsers of one person in which he is called; words that call him in each, and how long one is. */
export const PUSH = { devices: 10, words: 20, word: 64, endpoint: 1_000, rooms: 200 } as const;
/** Pushes on their way: at once, and that may wait. */
export const PUSHES_IN_ALL = { atOnce: 8, waiting: 1_000 } as const;

/** Whispers of one person to people who never answered him, and how many of them he begins with. */
export const UNANSWERED_PACE: Pace = { burst: 5, perSecond: 5 / 60 };
export const STRANGERS_PACE: Pace = { burst: 20, perSecond: 20 / 3_600 };

/** Wrong tokens, keys, passwords, owner links and answers from one address; and from all whose address is not known. */
export const GUESS_PACE: Pace = { burst: 10, perSecond: 5 / 60 };
export const UNKNOWN_GUESS_PACE: Pace = { burst: 60, perSecond: 1 };

/** People who are new, from one address: a class comes in at once. */
export const NEWCOMER_PACE: Pace = { burst: 100, perSecond: 1 };

/** A session whose commands are refused for haste more than this often in a row is closed. */
export const HASTE_LIMIT = 500;

/** In which time, in ms, and with how many commands a session has to say who it is; `mostMs` where it was refused. */
export const NAMELESS = { ms: 15_000, mostMs: 120_000, commands: 64 } as const;

export const ROOMS_PER_PERSON = 50;
export const PEOPLE_PER_ROOM = 5_000;
export const ROOMS_IN_ALL = 10_000;
export const BOTS_IN_ALL = 100;
/** Rooms that are not as loud as others, of one person. */
export const LEVELS_PER_PERSON = 500;
/** For how long somebody is away at most without saying that he still is, in seconds. */
export const AWAY_SECONDS = 7 * 24 * 60 * 60;
export const PINS_PER_ROOM = 50;
export const BLOCKS_PER_PERSON = 500;
/** Rules of one filter, and of all filters there are. */
export const FILTER_RULES = { each: 100, all: 10_000 } as const;
/** Messages at which a filter is tried out. */
export const FILTER_TRIAL = { usual: 200, most: 1_000 } as const;
export const PASSKEYS_PER_PERSON = 20;
/** Of providers of logins. */
export const ACCOUNTS_PER_PERSON = 5;

/** How long a login link is good, in ms. */
export const LOGIN_LINK_MS = 10 * 60_000;

/** How long one may be at a provider, and then may take to choose a nickname, in ms; and how many may be on the way. */
export const PROVIDER_MS = 10 * 60_000;
export const JOURNEYS_IN_ALL = 10_000;

/** Passwords that may wait to be computed, before one more is refused as too fast. */
export const PASSWORDS_WAITING = 50;

/** Reactions to one message: kinds, and all together. */
export const REACTIONS = { kinds: 20, all: 200 } as const;
/** Connections that have not said who they are. */
export const NAMELESS_IN_ALL = 1_000;

/** Entries in one page of history. */
export const PAGE = { usual: 50, most: 500 } as const;

/** Pairs in one answer; and how far their unread whispers are counted. */
export const PAIRS = { usual: 50, most: 100 } as const;
export const UNREAD_MOST = 100;

/** Hits in one answer of a search. */
export const HITS = { usual: 20, most: 100 } as const;

/** What may wait for a reader before he is closed: frames, bytes, and ms without any of them leaving. */
export const BACKLOG = { frames: 2_000, bytes: 1_048_576, ms: 30_000 } as const;
