import type { Connection, Room } from '../../client/index.ts';
import { dropRoom, forget, keepMe, keepRoom, MESSAGES, recallRoom } from './kept.ts';

/** In ms: news that come together are kept together. */
const TOGETHER_MS = 1_000;

/** Keeps what is before one's eyes, to be read where there is no server (decision 0038). */
export class Keeping {
  readonly #connection: Connection;
  /** One change after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #kept: string | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
    connection.subscribe(() => this.#heed());
    this.#heed();
  }

  /** Keeps this room as it changes, and shows what is kept of it where it can't be entered. The answer ends that. */
  attend(room: Room): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      timer = undefined;
      this.#write(room);
    };
    const noted = () => {
      timer ??= setTimeout(write, TOGETHER_MS);
    };
    const hidden = () => document.visibilityState === 'hidden' && this.#write(room);
    const stop = room.subscribe(noted);
    document.addEventListener('visibilitychange', hidden);
    noted();
    this.#next(() => this.#show(room));
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hidden);
      this.#write(room);
    };
  }

  async #show(room: Room): Promise<void> {
    if (!this.#connection.recalled) return;
    const view = await recallRoom(room.name, Date.now());
    if (view) await room.recall(view);
  }

  #write(room: Room): void {
    const { state, token } = this.#connection;
    if (state.is !== 'here' || token === null) return;
    const view = room.state.is === 'in' ? room.toKeep(MESSAGES) : null;
    if (view) this.#next(() => this.#connection.token === token && keepRoom(view, Date.now()));
    else if (room.state.is !== 'entering') this.#next(() => dropRoom(room.knownAs));
  }

  /** Whose it is follows who is here; it is gone when one is nobody any more. */
  #heed(): void {
    const { state, token, me, server } = this.#connection;
    if (state.is === 'nameless') {
      this.#kept = null;
      this.#next(forget);
    }
    if (state.is !== 'here' || token === null || !me || !server) return;
    const now = JSON.stringify([token, me, server]);
    if (now === this.#kept) return;
    this.#kept = now;
    this.#next(() => keepMe(token, { you: me, server }));
  }

  /** Where the browser keeps nothing, all else works. */
  #next(work: () => unknown): void {
    this.#turn = this.#turn.then(work).catch(() => {});
  }
}
