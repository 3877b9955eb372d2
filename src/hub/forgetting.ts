import type { Entry, Person } from '../core/entry.ts';
import { stubOf, withStub } from '../core/forgotten.ts';
import { levelsText } from '../core/level.ts';
import { decideMessage } from '../core/message.ts';
import { levelsNote } from './commands/level.ts';
import { tellRenamed } from './commands/rename.ts';
import type { Hub } from './hub.ts';
import type { Settled, Wish } from './mailbox.ts';
import type { PersonRecord } from './ports/people.ts';
import type { Room } from './room.ts';

const NOTE = 'forgetting';

/** Messages that are deleted at once: whoever hears it has to take it in. */
const AT_ONCE = 50;

/** Those who want to be forgotten, until nothing of them is left (SPEC A7, A11, A12). */
export class Forgetting {
  readonly #hub: Hub;
  /** Their ids; what is in this list goes on after a restart. */
  #ids: readonly string[] = [];
  #working: Promise<void> = Promise.resolve();

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** Before anybody is known: who was to be forgotten when the server stopped is nobody now. */
  async load(): Promise<void> {
    this.#ids = JSON.parse((await this.#hub.store.notes.get(NOTE)) || '[]');
    for (const id of this.#ids) await this.#hub.store.people.forget(stubOf(id));
  }

  /** Once all rooms are there. */
  goOn(): void {
    for (const id of this.#ids) this.#begin(id);
  }

  /** Resolves when it is certain: from then on nobody comes in as him, and what he said is taken away bit by bit. */
  async forget(record: PersonRecord): Promise<void> {
    const { id } = record;
    await this.#remember([...this.#ids.filter((other) => other !== id), id]);
    await this.#hub.store.people.forget(stubOf(id));
    this.#hub.loginLinks.drop(id);
    await this.#hub.pushing.subscriptions.forget(id);
    this.#depart(record);
    this.#begin(id);
  }

  /** Resolves when nothing is left to take away, or what is left waits for the next start. */
  idle(): Promise<void> {
    return this.#working;
  }

  #begin(id: string): void {
    const { report } = this.#hub;
    const failed = (problem: unknown) =>
      report('error', 'somebody could not be forgotten wholly; it is tried again at the next start', {
        problem: String(problem),
      });
    this.#working = this.#working.then(() => this.#finish(stubOf(id))).catch(failed);
  }

  async #remember(ids: readonly string[]): Promise<void> {
    await this.#hub.store.notes.put(NOTE, JSON.stringify(ids));
    this.#ids = ids;
  }

  /** Those who share a room with him hear that he bears his stub now, and that he has left. */
  #depart(record: PersonRecord): void {
    const { people, holders, clock } = this.#hub;
    const here = people.withId(record.id);
    holders.drop(record);
    if (!here) return;
    const { nickname } = stubOf(record.id);
    tellRenamed(here, () => people.become(here, { id: record.id, nickname, owner: false, since: record.since }));
    // Whoever asks for it himself hears the answer first.
    clock.soon(() => people.expel(here, 'logged_out'));
  }

  async #finish(stub: Person): Promise<void> {
    const { store, rooms, order, blocks, files, pages, clock } = this.#hub;
    for (const { mailbox } of rooms.all()) mailbox.restate((state) => withStub(state, stub));
    order.mailbox.restate((state) => withStub(state, stub));
    blocks.forget(stub);
    for (const { mailbox } of rooms.all()) await mailbox.idle();
    for (let from: number | null = 0; from !== null; ) {
      if (this.#hub.stopping) return;
      const part = await store.logs.forget(stub, from);
      await this.#deleteAll(part.said, stub);
      from = part.next;
      await new Promise<void>((resolve) => clock.soon(resolve));
    }
    await files.forget(stub.id);
    await store.notes.put(levelsNote(stub.id), levelsText(new Map()));
    pages.forget();
    await this.#remember(this.#ids.filter((id) => id !== stub.id));
  }

  async #deleteAll(said: readonly Pick<Entry, 'log' | 'id'>[], stub: Person): Promise<void> {
    for (let done = 0; done < said.length && !this.#hub.stopping; done += AT_ONCE) {
      await this.#deleteSome(said.slice(done, done + AT_ONCE), stub);
      await new Promise<void>((resolve) => this.#hub.clock.soon(resolve));
    }
  }

  async #deleteSome(said: readonly Pick<Entry, 'log' | 'id'>[], stub: Person): Promise<void> {
    const { store, rooms, files } = this.#hub;
    const records = await store.files.borneBy(said.map(({ id }) => id));
    const settled = await Promise.all(
      said.map(({ log, id }) => {
        const room = rooms.withLog(log);
        return room && deleted(room, id, stub);
      }),
    );
    const failed = settled.some((one) => one && !one.ok && one.refusal.code === 'not_kept');
    if (failed) throw new Error('a message could not be deleted');
    await files.gone(records);
  }
}

/** As its author deletes it; that it is gone already is as good. */
function deleted(room: Room, id: string, stub: Person): Promise<Settled> {
  return new Promise((settle) => {
    const wish: Wish<unknown> = {
      ...{ by: stub.id, key: null, asking: null, about: id, settle },
      decide: (_, { target, at }) => decideMessage({ ...stub, role: 'guest' }, { do: 'delete', target, at }, false),
    };
    room.mailbox.put(wish);
  });
}
