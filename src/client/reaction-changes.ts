import { amend } from '../core/amend.ts';
import type { WireEntry } from '../protocol/events.ts';

type Reacted = Extract<WireEntry, { on: 'reacted' }>;
type Message = Extract<WireEntry, { on: 'said' | 'whispered' }>;

/** The newest that is known of each reaction to each message: a page that comes late may not know of it. */
export class ReactionChanges {
  readonly #byTarget = new Map<string, Map<string, Reacted>>();

  /** False when something newer is known already. */
  take(entry: Reacted): boolean {
    const changes = this.#byTarget.get(entry.target) ?? new Map<string, Reacted>();
    const name = `${entry.by.id} ${entry.emoji}`;
    if ((changes.get(name)?.seq ?? 0) >= entry.seq) return false;
    // Taken out first, so that it stands behind all that came before it.
    changes.delete(name);
    this.#byTarget.set(entry.target, changes.set(name, entry));
    return true;
  }

  applyTo<M extends Message>(message: M): M {
    let now = message;
    for (const { target, emoji, by, withdrawn = false } of this.#byTarget.get(message.id)?.values() ?? []) {
      now = amend(now, { target, reaction: { emoji, by, withdrawn } });
    }
    return now;
  }
}
