import type { Answer } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import { Changes, type Watched } from './changes.ts';
import { Composer } from './composer.ts';
import type { Row } from './rows.ts';
import type { Failure } from './transport.ts';

/** Somebody who is in the room. */
export type Here = Answer<'who'>['people'][number];

/**
 * - `entering`: nothing to show yet.
 * - `in`.
 * - `out`: put out; `by` is null when a ban met me at the door. `comeBack` tries again.
 * - `refused`: could not enter for another reason.
 */
export type RoomState =
  | { readonly is: 'entering' }
  | { readonly is: 'in' }
  | {
      readonly is: 'out';
      readonly by: WireEntry['by'] | null;
      readonly reason: string;
      readonly banned: boolean;
    }
  | { readonly is: 'refused'; readonly error: Failure };

/** Where older messages stand: `idle` there are some, `failed` try again, `begun` there are none. */
export type Older = 'idle' | 'loading' | 'failed' | 'begun';

/**
 * What came of a line that was sent.
 * - `queued`: a message or a whisper is in the outbox, and among the rows.
 * - `done`: a command was carried out.
 * - `help`, `who`: show the list (the people are `room.people`).
 * - `wrong`: it is no command, or one that lacks something; nothing was sent, the line is back in the box.
 * - `refused`: the server would not; the line is back in the box if that is empty.
 */
export type Sent =
  | { readonly is: 'queued'; readonly key: string }
  | { readonly is: 'done' | 'help' | 'who' | 'nothing' }
  | {
      readonly is: 'wrong';
      readonly why: 'unknown_command' | 'no_name' | 'no_text' | 'not_here';
      readonly command: string;
    }
  | { readonly is: 'refused'; readonly error: Failure };

/** One room as I see it: the messages and my whispers in it, the people, the box. */
export class Room implements Watched {
  readonly #changes = new Changes();
  readonly composer = new Composer();

  constructor(readonly name: string) {}

  subscribe = this.#changes.subscribe;

  get state(): RoomState {
    return { is: 'entering' };
  }

  /** What to draw, oldest first; the same array until something changes. */
  get rows(): readonly Row[] {
    return [];
  }

  /** Who is here, me first. The first 200; `count` says how many there are in all. */
  get people(): readonly Here[] {
    return [];
  }

  get count(): number {
    return 0;
  }

  get older(): Older {
    return 'begun';
  }

  /** Loads what is before the first row. Called again while it runs, it does nothing. */
  async loadOlder(): Promise<void> {}

  /** Messages of others after the divider, those that are not loaded included. */
  get unread(): number {
    return 0;
  }

  /** How many were passed over because the absence was too long; they load by scrolling (`loadOlder`). */
  get missed(): number {
    return 0;
  }

  /** Tell whether the person sees the end of the room now: the tab is visible and scrolled down. */
  set reading(_reading: boolean) {}

  /** Esc: takes the divider away and counts all as read (UX 36, 59). True when there was one. */
  dismissDivider(): boolean {
    return false;
  }

  /** To whom the box speaks; null is everyone. Stays when he leaves, so that nothing meant for him goes to all. */
  get whisperTo(): { readonly person: Here; readonly here: boolean } | null {
    return null;
  }

  /** Chooses somebody of `people` by id, or everyone. */
  whisper(_id: string | null): void {}

  /** Sends what is in the box: text, command, or the message being edited. Rows and box change before this returns. */
  async send(): Promise<Sent> {
    return { is: 'nothing' };
  }

  /** Tries a failed message once more. */
  retry(_key: string): void {}

  /** Takes a message that is not sent out of the outbox; its text is not kept. */
  remove(_key: string): void {}

  /** Deletes a kept message. Null when it was done. */
  async delete(_id: string): Promise<Failure | null> {
    return null;
  }

  /** Puts somebody out, or also keeps him out. Null when it was done. */
  async kick(_nickname: string, _reason = ''): Promise<Failure | null> {
    return null;
  }

  async ban(_nickname: string, _reason = ''): Promise<Failure | null> {
    return null;
  }

  async unban(_nickname: string): Promise<Failure | null> {
    return null;
  }

  /** Enters again after having been put out or refused. */
  comeBack(): void {}
}
