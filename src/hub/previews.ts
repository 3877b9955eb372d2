import { PREVIEW_PACE, PREVIEWS_IN_ALL } from '../core/limits.ts';
import { linkIn, pictureFile } from '../core/preview.ts';
import { decideRoom } from '../core/room.ts';
import type { Outcome } from '../protocol/answer.ts';
import type { Hub } from './hub.ts';
import type { FileRecord } from './ports/files.ts';
import type { Previewer, Seen } from './ports/previews.ts';
import type { Presence } from './presence.ts';
import type { Room } from './room.ts';

/** What is said, or what it is to read from now on; `target` is the id of the message, where there is one already. */
export interface Words {
  readonly by: Presence;
  readonly text: string;
  readonly target?: string;
}

/** Where it was said, and the id of what made it read so. */
interface Named extends Words {
  readonly room: Room;
  readonly target: string;
  readonly entry: string;
}

const NO_ALTS = new Map<string, string>();

type Ports = Pick<Hub, 'settings' | 'paces' | 'filtering' | 'files' | 'rooms' | 'report'>;

/**
 * Has pages looked at to which messages lead, when these were told already: nobody waits for it, and what comes too late,
 * or too often, is left out in silence (SPEC T8).
 */
export class Previews {
  readonly #hub: Ports;
  readonly #previewer: Previewer;
  readonly #waiting: (() => Promise<void>)[] = [];
  #atWork = 0;
  #ended = false;

  constructor(hub: Ports, previewer: Previewer) {
    this.#hub = hub;
    this.#previewer = previewer;
  }

  /** Once these words are kept in a room, looks at the first page that they lead to. Answers what was given. */
  after(kept: Promise<Outcome<'say'>>, words: Words): Promise<Outcome<'say'>> {
    const link = this.#isFor(words.by) ? linkIn(words.text) : null;
    if (link === null) return kept;
    return kept.then((outcome) => {
      const room = outcome.ok && this.#hub.rooms.withLog(outcome.answer.log);
      if (room) this.#look({ target: outcome.answer.id, ...words, room, entry: outcome.answer.id }, link);
      return outcome;
    });
  }

  #look(named: Named, link: string): void {
    if (this.#waiting.length >= PREVIEWS_IN_ALL.waiting) return;
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
    const seen = await this.#previewer.preview(link);
    if (seen === null || this.#isRefused(seen, room)) return;
    const shown = await this.#pictureOf(seen, by);
    if (this.#ended) return;
    const { files } = this.#hub;
    const claim = files.claim(by, shown ? [shown.id] : [], NO_ALTS);
    room.mailbox.put({
      by: by.id,
      key: `preview ${entry}`,
      asking: null,
      about,
      decide: (state, { target, at }) => {
        const [picture = null] = claim.take() ?? [];
        return decideRoom(state, by.actor, { do: 'preview', target, text: seen.text, reads, picture }, at);
      },
      settle: (settled) => {
        const isNew = settled.ok && !settled.kept.again;
        claim.settle(isNew);
        if (shown && !isNew) files.cancel(by, shown.id).catch(this.#failed);
      },
    });
  }

  /** What nobody may say here, no page says either (SPEC M19). */
  #isRefused({ text, picture }: Seen, { name }: Room): boolean {
    return this.#hub.filtering.find(`${text}\n${picture?.alt ?? ''}`, name)?.rule.does === 'refuse';
  }

  /** The picture of a page, kept as if who named the page had sent it; null where there is none, or no room for it. */
  async #pictureOf({ picture }: Seen, by: Presence): Promise<FileRecord | null> {
    const { files } = this.#hub;
    if (!picture || this.#ended || files.limits.file === 0) return null;
    const bytes = await this.#previewer.picture(picture.address);
    const kind = bytes && pictureFile(bytes);
    if (!bytes || !kind || this.#ended) return null;
    const file = { name: kind.name, type: kind.type, size: bytes.length, alt: picture.alt };
    return files.take(by, file, bytes).catch(this.#failed);
  }

  readonly #failed = (problem: unknown): null => {
    this.#hub.report('warn', 'the picture of a page could not be kept', { problem: String(problem) });
    return null;
  };
}
