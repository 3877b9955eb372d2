const ROOM = /^\/r\/([^/]+)\/?$/;

/** Which room the address names, so that back, forward, reload and links lead where one was (UX 62). */
class Route {
  #room: string | null = $state.raw(roomIn(location.pathname));

  constructor() {
    addEventListener('popstate', () => {
      this.#room = roomIn(location.pathname);
    });
  }

  /** Null where it names none: the room that everybody enters. */
  get room(): string | null {
    return this.#room;
  }

  go(room: string | null): void {
    if (room === this.#room) return;
    history.pushState(null, '', room === null ? '/' : addressOf(room));
    this.#room = room;
  }

  /** The room is written otherwise than the address said. */
  correct(room: string): void {
    history.replaceState(null, '', addressOf(room));
    this.#room = room;
  }
}

export const route = new Route();

/** The path of a room on this server. */
export function addressOf(room: string): string {
  return `/r/${encodeURIComponent(room.replace(/^#/u, ''))}`;
}

function roomIn(path: string): string | null {
  const [, name] = ROOM.exec(path) ?? [];
  return name === undefined ? null : decoded(name);
}

/** Null where somebody has cut a letter in two. */
function decoded(name: string): string | null {
  try {
    return `#${decodeURIComponent(name)}`;
  } catch {
    return null;
  }
}
