import { Changes, type Watched } from './changes.ts';

/** How full the box is, in code points (UX 13). `left` is below zero when it is too long. */
export interface Fullness {
  readonly used: number;
  readonly left: number;
  /** From 90 % on the counter is shown. */
  readonly show: boolean;
}

/** The box in which one writes: the text, the message that is being edited, and what was sent before. */
export class Composer implements Watched {
  readonly #changes = new Changes();
  subscribe = this.#changes.subscribe;

  get text(): string {
    return '';
  }

  set text(_text: string) {}

  /** The id of the message of mine that is being edited, or null. */
  get editing(): string | null {
    return null;
  }

  get fullness(): Fullness {
    return { used: 0, left: 4000, show: false };
  }

  /** Something visible is in it, and it is not too long (UX 8, 13). */
  get sendable(): boolean {
    return false;
  }

  /** ↑ at the first row: edits my last message when the box is empty, else walks back. True when it did something. */
  up(): boolean {
    return false;
  }

  /** ↓ at the last row: walks forward. True when it did something. */
  down(): boolean {
    return false;
  }

  /** Edits that message of mine; what was in the box comes back afterwards. */
  edit(_id: string): void {}

  /** Esc: ends editing. True when it did something. */
  cancel(): boolean {
    return false;
  }
}
