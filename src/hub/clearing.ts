import { levelsIn, levelsText } from '../core/level.ts';
import { roomKey } from '../core/room-name.ts';
import type { RoomDeleted } from '../core/server-event.ts';
import { levelsNote } from './commands/level.ts';
import { dismiss } from './commands/remove-bot.ts';
import type { Hub } from './hub.ts';
import type { GoneRoom } from './ports/logs.ts';
import type { Telling } from './telling.ts';

/** Rooms that were deleted, until nothing of them is left. What a stop leaves of one, the next start takes away (SPEC R21). */
export class Clearing {
  readonly #hub: Hub;
  #working: Promise<void> = Promise.resolve();

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** All who are in the room hear it and are out; from then on it is nowhere. The owner has heard it already. */
  begin({ room: name, was }: RoomDeleted, telling: Telling): void {
    const { rooms, clock } = this.#hub;
    const room = rooms.withLog(was);
    if (!room) return;
    for (const person of room.people()) if (person.role !== 'owner') person.tell(telling);
    rooms.remove(room);
    this.#finish({ log: was, room: name, at: clock.now(), left: true });
  }

  /** Once all is there, and before anybody comes. */
  async goOn(): Promise<void> {
    for (const gone of await this.#hub.store.logs.gone()) if (gone.left) this.#finish(gone);
  }

  /** Resolves when nothing is left to take away, or what is left waits for the next start. */
  idle(): Promise<void> {
    return this.#working;
  }

  #finish(gone: GoneRoom): void {
    const doors = this.#closeDoors(gone);
    const failed = (problem: unknown) =>
      this.#hub.report('error', 'a room could not be deleted wholly; it is tried again at the next start', {
        problem: String(problem),
      });
    this.#working = Promise.all([this.#working, doors])
      .then(() => this.#clear(gone))
      .catch(failed);
  }

  /** What led into it leads nowhere, also where somebody makes a room of that name: links, and webhooks. */
  async #closeDoors({ room, at }: GoneRoom): Promise<void> {
    const { invites, holders } = this.#hub;
    const isOf = (name: string | undefined) => name !== undefined && roomKey(name) === roomKey(room);
    const links = invites.all().filter((invite) => isOf(invite.room) && invite.at <= at);
    const bots = holders.bots().filter(({ webhook, since }) => isOf(webhook) && since <= at);
    await invites.remove(links);
    for (const bot of bots) await dismiss(this.#hub, bot);
  }

  async #clear({ log }: GoneRoom): Promise<void> {
    const { store, files, clock } = this.#hub;
    for (let from: number | null = 0; from !== null && !this.#hub.stopping; ) {
      const part = await store.logs.clear(log, from);
      await files.gone(part.files);
      for (const person of part.people) await this.#hush(person, log);
      from = part.next;
      await new Promise<void>((resolve) => clock.soon(resolve));
    }
  }

  /** How loud it was for somebody. */
  #hush(id: string, log: string): Promise<void> {
    const { turns, people, store } = this.#hub;
    return turns.take(id, async () => {
      const here = people.withId(id);
      const levels = new Map(here?.levels ?? levelsIn(await store.notes.get(levelsNote(id))));
      if (!levels.delete(log)) return;
      await store.notes.put(levelsNote(id), levelsText(levels));
      if (here) here.levels = levels;
    });
  }
}
