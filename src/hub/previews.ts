import { PREVIEW_PACE, PREVIEWS_IN_ALL } from '../core/limits.ts';
import { linkIn } from '../core/preview.ts';
import { decideRoom } from '../core/room.ts';
import type { Hub } from './hub.ts';
import type { Previewer } from './ports/previews.ts';
import type { Presence } from './presence.ts';
import type { Room } from './room.ts';

/** What was said, or what it reads now; `entry` is the id of what made it read so. */
export interface Named {
  readonly by: Presence;
  readonly room: Room;
  readonly target: string;
  readonly entry: string;
  readonly text: string;
}

/**
 * Has pages looked at to which messages lead, when these were told already: nobody waits for it, and what comes too late,
 * or too often, is left out in silence (SPEC T8).
 */
export class Previews {
  readonly #hub: Pick<Hub, 'settings' | 'paces' | 'filtering'>;
  readonly #previewer: Previewer;
  readonly #waiting: (() => Promise<void>)[] = [];
  #atWork = 0;
  #ended = false;

  constructor(hub: Pick<Hub, 'settings' | 'paces' | 'filtering'>, previewer: Previewer) {
    this.#hub = hub;
    this.#previewer = previewer;
  }

  look(named: Named): void {
    const link = this.#isFor(named.by) ? linkIn(named.text) : null;
    if (link === null || this.#waiting.length >= PREVIEWS_IN_ALL.waiting) return;
    if (this.#hub.paces.count(`preview ${named.by.id}`, PREVIEW_PACE) > 0) return;
    this.#waiting.push(() => this.#show(named, link));
    if (this.#atWork < PREVIEWS_IN_ALL.atOnce) void this.#work();
  }

  /** Nothing is shown any more: the log is about to be closed. */
  end(): void {
    this.#ended = true;
    this.#waiting.length = 0;
  }

  #isFor({ role, person }: Presence): boolean {
    const { previews } = this.#hub.settings;
    return previews === 'all' || (previews === 'members' && (role !== 'guest' || person.bot === true));
  }

  async #work(): Promise<void> {
    this.#atWork += 1;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) await next();
    this.#atWork -= 1;
  }

  /** The key lets it be kept once, also where what was said is said again under its key. */
  async #show({ by, room, target: about, entry, text: reads }: Named, link: string): Promise<void> {
    const text = await this.#previewer.preview(link);
    if (text === null || this.#ended) return;
    // What nobody may say here, no page says either (SPEC M19).
    if (this.#hub.filtering.find(text, room.name)?.rule.does === 'refuse') return;
    room.mailbox.put({
      by: by.id,
      key: `preview ${entry}`,
      asking: null,
      about,
      decide: (state, { target, at }) => decideRoom(state, by.actor, { do: 'preview', target, text, reads }, at),
      settle: () => {},
    });
  }
}
