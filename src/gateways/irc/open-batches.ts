import type { Reply } from './reply.ts';
import type { Message } from './wire/message.ts';

/** A batch that the client has begun and not ended. */
export interface OpenBatch {
  readonly ref: string;
  readonly target: string;
  readonly tags: ReadonlyMap<string, string>;
  readonly lines: Message[];
  /** Answers when the batch ends. */
  readonly reply: Reply;
}

/** At most one at a time: multi-line messages do not nest (ircv3.net/specs/extensions/multiline). */
export class OpenBatches {
  #open: OpenBatch | null = null;

  get open(): OpenBatch | null {
    return this.#open;
  }

  begin(batch: OpenBatch): void {
    this.#open = batch;
  }

  end(): OpenBatch | null {
    const batch = this.#open;
    this.#open = null;
    return batch;
  }
}
