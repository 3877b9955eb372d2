import { addressOf, roomIn } from './address.ts';

const MESSAGE = /^[\w-]{1,64}$/;

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

  /** The message that the address names; asked once, for where one has been led one stays free to go. */
  takeMessage(): string | null {
    const id = new URLSearchParams(location.search).get('m');
    if (id === null) return null;
    history.replaceState(null, '', location.pathname);
    return MESSAGE.test(id) ? id : null;
  }

  /** I am in: what the link brought is used, and the room into which it led is shown. */
  land(room: string | null): void {
    this.#room = room ?? this.#room;
    history.replaceState(null, '', room === null ? location.href : addressOf(room));
  }

  /** The room is written otherwise than the address said. */
  correct(room: string): void {
    history.replaceState(null, '', addressOf(room) + location.search);
    this.#room = room;
  }
}

export const route = new Route();
