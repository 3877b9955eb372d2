import type { WireEntry } from '../protocol/events.ts';
import { Changes, type Watched } from './changes.ts';
import type { Letter } from './letters.ts';
import type { Progress } from './rows.ts';
import { type Asked, type Failure, LOST } from './transport.ts';
import type { Clock, Drawer } from './world.ts';

/** Which entry, and where. */
export interface Place {
  readonly id: string;
  readonly log: string;
  readonly seq: number;
}

/** A letter and how far it is. `entry` is what it became, when that is known. */
export interface Sending {
  readonly letter: Letter;
  readonly progress: Exclude<Progress, { is: 'kept' }>;
  readonly entry: Place | null;
}

export interface OutboxPorts {
  readonly post: (letter: Letter) => Promise<Asked<'say' | 'whisper'>>;
  /** Whether letters for this room can go now: not before it is entered again after a return. */
  readonly isOpen: (room: string) => boolean;
  readonly clock: Clock;
  readonly drawer: Drawer;
}

/** A server that stops ends the connection; this is for the one that changes its mind. */
const STOPPING_MS = 1_000;

/**
 * What I wrote and is not acknowledged. One letter is under way at a time, over all rooms: were there two, the first
 * could be refused for haste and the second accepted, and they would stand in the wrong order. Whatever is in doubt
 * is sent again under the same key, so that it is kept once.
 */
export class Outbox implements Watched {
  readonly #changes = new Changes();
  readonly #ports: OutboxPorts;
  readonly #keys = new Map<string, string>();
  #sendings: readonly Sending[] = [];
  /** Null until I am in. */
  #me: string | null = null;
  #busy = false;
  /** What was written earlier goes first: nothing is sent while the drawer is looked through. */
  #looking = 0;
  #turn = 0;
  #cancelWait: (() => void) | null = null;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
    ports.drawer.onLeft(() => void this.#look());
    void this.#look();
  }

  subscribe = this.#changes.subscribe;

  get sendings(): readonly Sending[] {
    return this.#sendings;
  }

  /** How many letters for that room wait, or are under way. */
  unsentIn(room: string): number {
    const isUnsent = ({ letter, progress: { is } }: Sending) =>
      letter.room === room && (is === 'waiting' || is === 'sending');
    return this.#sendings.filter(isUnsent).length;
  }

  /** The key of the letter that became this entry, if it was sent from here. */
  keyOf(entry: string): string | undefined {
    return this.#keys.get(entry);
  }

  put(letter: Letter): void {
    this.#ports.drawer.put(letter);
    this.#become([...this.#sendings, waiting(letter)]);
    this.#go();
  }

  /** Gives everything up: whoever comes next is somebody else. */
  clear(): void {
    for (const { letter } of this.#sendings) this.#ports.drawer.remove(letter.key);
    this.#become([]);
  }

  /** I am in, as this person: all that others wrote here is theirs, and has failed. */
  own(me: string): void {
    this.#me = me;
    this.#become(this.#sendings.map((sending) => this.#owned(sending)));
    void this.#look();
  }

  #owned(sending: Sending): Sending {
    return this.#me === null || sending.letter.by === this.#me ? sending : failed(sending, LOST.error);
  }

  /** Takes what lies in the drawer: left there before a reload, or by a tab that was closed. */
  async #look(): Promise<void> {
    this.#looking += 1;
    const found = await this.#ports.drawer.take();
    this.#looking -= 1;
    const known = new Set(this.#sendings.map(({ letter }) => letter.key));
    const fresh = found.filter(({ key }) => !known.has(key)).map((letter) => this.#owned(waiting(letter)));
    if (fresh.length > 0) this.#become([...fresh, ...this.#sendings]);
    this.#go();
  }

  /** A room is open (again): what waits for it may go. */
  resume(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
    this.#turn += 1;
    this.#go();
  }

  /** Tries a failed letter once more, after all that waits; now it is this person's. */
  retry(key: string, me: string): void {
    const again = this.#sendings.find(({ letter, progress }) => letter.key === key && progress.is === 'failed');
    if (!again) return;
    this.#become(this.#without(key));
    this.put({ ...again.letter, by: me });
  }

  /** Gives a letter up that is not under way. */
  remove(key: string): void {
    const { is } = this.#sendings.find(({ letter }) => letter.key === key)?.progress ?? {};
    if (is !== 'waiting' && is !== 'failed') return;
    this.#ports.drawer.remove(key);
    this.#become(this.#without(key));
  }

  /**
   * An entry of mine was told. It comes before its acknowledgement and does not bear the key; taken for the letter
   * that is under way if it reads the same, so that this is not drawn twice in between.
   */
  heard(entry: WireEntry): void {
    const mine = this.#sendings.find((sending) => sending.progress.is === 'sending' && reads(sending.letter, entry));
    if (mine) this.#place(mine.letter.key, entry, mine.progress);
  }

  /** Lets go of the acknowledged letters whose entries are shown, or further up. */
  settle(isPast: (entry: Place) => boolean): void {
    const left = this.#sendings.filter(({ progress, entry }) => progress.is !== 'sent' || !entry || !isPast(entry));
    if (left.length < this.#sendings.length) this.#become(left);
  }

  #go(): void {
    if (!this.#busy && !this.#cancelWait && this.#looking === 0) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let letter = this.#next(); letter; letter = this.#next()) {
      const turn = this.#turn;
      this.#progress(letter.key, { is: 'sending', key: letter.key });
      const asked = await this.#ports.post(letter);
      if (!this.#took(letter, asked) && turn === this.#turn) break;
    }
    this.#busy = false;
  }

  #next(): Letter | null {
    const isNext = ({ letter, progress }: Sending) => progress.is === 'waiting' && this.#ports.isOpen(letter.room);
    return this.#sendings.find(isNext)?.letter ?? null;
  }

  /** False when nothing more can go now. */
  #took({ key }: Letter, asked: Asked<'say' | 'whisper'>): boolean {
    if (asked.ok) {
      this.#ports.drawer.remove(key);
      this.#place(key, asked, { is: 'sent', key });
      return true;
    }
    const { error } = asked;
    if (error.code === 'too_fast') return this.#wait(key, error.retryAfterMs);
    if (error.code === 'stopping') return this.#wait(key, STOPPING_MS);
    if (error.code === 'lost') return this.#progress(key, { is: 'waiting', key });
    this.#place(key, null, { is: 'failed', key, error });
    return true;
  }

  #wait(key: string, ms: number): false {
    this.#cancelWait = this.#ports.clock.after(ms, () => {
      this.#cancelWait = null;
      this.#go();
    });
    return this.#progress(key, { is: 'waiting', key });
  }

  #progress(key: string, progress: Sending['progress']): false {
    this.#become(this.#sendings.map((one) => (one.letter.key === key ? { ...one, progress } : one)));
    return false;
  }

  #place(key: string, entry: Place | null, progress: Sending['progress']): void {
    if (entry) this.#keys.set(entry.id, key);
    this.#become(this.#sendings.map((one) => (one.letter.key === key ? { ...one, entry, progress } : one)));
  }

  #without(key: string): readonly Sending[] {
    return this.#sendings.filter(({ letter }) => letter.key !== key);
  }

  #become(sendings: readonly Sending[]): void {
    this.#sendings = sendings;
    this.#changes.tell();
  }
}

function waiting(letter: Letter): Sending {
  return { letter, progress: { is: 'waiting', key: letter.key }, entry: null };
}

function failed(sending: Sending, error: Failure): Sending {
  return { ...sending, progress: { is: 'failed', key: sending.letter.key, error } };
}

function reads({ by, text, to }: Letter, entry: WireEntry): boolean {
  if (entry.on !== 'said' && entry.on !== 'whispered') return false;
  const reader = entry.on === 'whispered' ? entry.to.nickname : null;
  return entry.by.id === by && entry.text === text && reader === (to?.nickname ?? null);
}
