import type { ServerResponse } from 'node:http';
import { PAGE } from '../../../core/limits.ts';
import { Bundles } from '../../../hub/bundles.ts';
import { Call, type Whence } from '../../../hub/call.ts';
import type { Hub } from '../../../hub/hub.ts';
import type { Parcel, Sink } from '../../../hub/ports/gateways.ts';
import type { Outcome } from '../../../protocol/answer.ts';
import type { Closing } from '../../../protocol/closing.ts';
import type { Answer, CommandName } from '../../../protocol/commands.ts';
import type { Listening } from './caller.ts';
import type { Scope } from './scope.ts';
import { encode, event, HEARTBEAT, retry, type SseFrame, sseCodec } from './sse.ts';

const bundles = new Bundles<Uint8Array>((bytes) => bytes);

const RETRY_MS = 1_000;

/** Time for the last events to leave, in ms, before the connection is cut. */
const PARTING_MS = 1_000;

/** The log that a stream follows, and the last `seq` of it that the reader has. */
export interface Position {
  readonly log: string;
  readonly after: number;
}

/**
 * Someone who hears by Server-Sent Events. What is told while he is shown what he missed is held back, then follows
 * without what he was shown: no entry twice, none left out (SPEC R3).
 */
export class Stream implements Sink<SseFrame>, Listening {
  readonly codec = sseCodec;
  readonly #hub: Hub;
  readonly #response: ServerResponse;
  readonly #scope: Scope;
  readonly #call: Call;
  #held: (SseFrame | string)[] | null = [];
  /** What leaves in one write; null when each piece leaves at once. */
  #gathered: Uint8Array[] | null = null;
  #position: Position;

  constructor(
    hub: Hub,
    response: ServerResponse,
    given: { readonly scope: Scope; readonly position: Position; readonly whence: Whence },
  ) {
    this.#hub = hub;
    this.#response = response;
    this.#scope = given.scope;
    this.#position = given.position;
    this.#call = new Call(hub, this, given.whence);
  }

  /** From now on this stream hears; nothing is written yet. */
  hello(token: string): Promise<Outcome> {
    return this.#call.ask('hello', { nickname: '', token, rooms: [] });
  }

  /** Writes who one is, what one missed, what was held back; then whatever comes. */
  async begin(hello: object): Promise<void> {
    this.#response.write(`${retry(RETRY_MS)}${event('hello', hello)}`);
    if (this.#position.log !== '') await this.#catchUp();
    this.#release();
  }

  async mark(ref: string): Promise<void> {
    await this.#call.ask('mark', {});
    this.#put(event('mark', { ref }));
  }

  beat(): void {
    if (this.#held === null) this.#response.write(HEARTBEAT);
  }

  lost(): void {
    this.#call.lost();
  }

  write(shared: readonly SseFrame[], own: readonly Parcel<SseFrame>[]): void {
    this.#gathered = [];
    for (const parcel of [...shared, ...own]) {
      if (typeof parcel === 'function') parcel();
      else this.#put(parcel);
    }
    this.#leave();
    this.#gathered = null;
  }

  backlog() {
    return { frames: this.#held?.length ?? 0, bytes: this.#response.writableLength };
  }

  /** What is still held back comes after a hole, so it is dropped: who comes back is shown it. */
  close({ reason, code, comeBack, afterMs }: Closing): void {
    this.#leave();
    if (this.#held || reason === 'lagging')
      this.#response.write(event('goodbye', { on: 'goodbye', reason, code, comeBack, afterMs }));
    this.#response.end(retry(Math.max(afterMs, RETRY_MS)));
    setTimeout(() => this.#response.destroy(), PARTING_MS).unref();
  }

  async #catchUp(): Promise<void> {
    for (let more = true; more && this.#call.open; ) {
      const { log, after } = this.#position;
      const outcome = await this.#call.ask('history', { log, after, limit: PAGE.most });
      if (outcome.ok) more = this.#show(outcome.answer);
      else if (outcome.refusal.code === 'too_fast') await this.#wait(outcome.refusal.retryAfterMs);
      else return;
      await drained(this.#response);
    }
  }

  /** Writes a page and answers whether there are more. */
  #show(page: Answer<CommandName>): boolean {
    if (!('entries' in page)) return false;
    for (const entry of page.entries) this.#carry(encode(entry));
    return page.more;
  }

  #put(piece: SseFrame | string): void {
    if (this.#held) this.#held.push(piece);
    else this.#carry(piece);
  }

  #carry(piece: SseFrame | string): void {
    if (!this.#call.open) return;
    if (typeof piece === 'string') this.#write(Buffer.from(piece));
    else if (!this.#had(piece)) {
      const bytes = this.#scope.of(piece);
      if (bytes) this.#write(bytes);
    }
  }

  /** Whether the reader has this entry; if not, he now will. */
  #had({ place }: SseFrame): boolean {
    if (!place || place.log !== this.#position.log) return false;
    if (place.seq <= this.#position.after) return true;
    this.#position = { log: place.log, after: place.seq };
    return false;
  }

  #write(bytes: Uint8Array): void {
    if (this.#gathered) this.#gathered.push(bytes);
    else this.#response.write(bytes);
  }

  /** Writes what a flush has brought until now. */
  #leave(): void {
    const gathered = this.#gathered ?? [];
    if (gathered.length === 0) return;
    this.#gathered = [];
    this.#response.write(bundles.of(gathered));
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const piece of held) this.#carry(piece);
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.#hub.clock.after(ms, resolve));
  }
}

async function drained(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}
