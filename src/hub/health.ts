import type { NoteStore, Store } from './ports/store.ts';
import type { Clock, Report } from './ports/world.ts';

/** How often one that cannot keep is asked whether it can again, in ms. */
const ASK_AGAIN_MS = 1_000;

/** Whether the store keeps what it is given. While it does not, it is asked again, so that health returns unasked. */
export class Health {
  readonly #clock: Clock;
  readonly #report: Report;
  #ailment: string | null = null;
  #asking = false;

  constructor({ clock, report }: { readonly clock: Clock; readonly report: Report }) {
    this.#clock = clock;
    this.#report = report;
  }

  /** Why nothing can be kept now, in words for anyone; null while all is well. */
  get ailment(): string | null {
    return this.#ailment;
  }

  /** The same store, whose writes say here how they went. */
  watched({ logs, people, files, notes, close }: Store): Store {
    const heed = <T>(write: Promise<T>) => this.#heed(write, notes);
    return {
      logs: {
        open: (place, fresh) => heed(logs.open(place, fresh)),
        append: (log, drafts, state) => heed(logs.append(log, drafts, state)),
        rooms: () => logs.rooms(),
        pairsOf: (person) => logs.pairsOf(person),
        page: (log, range) => logs.page(log, range),
        find: (ids) => logs.find(ids),
        search: (search) => logs.search(search),
        acts: (query) => logs.acts(query),
        answerTo: (person, key) => logs.answerTo(person, key),
        forget: (stub, from) => heed(logs.forget(stub, from)),
        gone: () => logs.gone(),
        clear: (log, from) => heed(logs.clear(log, from)),
      },
      people: {
        put: (person, login) => heed(people.put(person, login)),
        byToken: (digest) => people.byToken(digest),
        withId: (id) => people.withId(id),
        called: (nickname) => people.called(nickname),
        logins: (person) => people.logins(person),
        endLogins: (digests) => heed(people.endLogins(digests)),
        read: (person, mark) => heed(people.read(person, mark)),
        readsOf: (person) => people.readsOf(person),
        block: (block) => heed(people.block(block)),
        unblock: (by, who) => heed(people.unblock(by, who)),
        blocks: () => people.blocks(),
        came: (person, before) => heed(people.came(person, before)),
        invite: (invite) => heed(people.invite(invite)),
        cameBy: (invite, person) => heed(people.cameBy(invite, person)),
        uninvite: (ids) => heed(people.uninvite(ids)),
        invites: () => people.invites(),
        holders: () => people.holders(),
        forget: (stub) => heed(people.forget(stub)),
      },
      files: {
        put: (file) => heed(files.put(file)),
        drop: (ids) => heed(files.drop(ids)),
        find: (id) => files.find(id),
        borneBy: (messages) => files.borneBy(messages),
        unsaid: () => files.unsaid(),
        uses: (person) => files.uses(person),
        has: (sum) => files.has(sum),
      },
      notes: {
        put: (name, text) => heed(notes.put(name, text)),
        drop: (name) => heed(notes.drop(name)),
        get: (name) => notes.get(name),
        under: (beginning) => notes.under(beginning),
      },
      close: () => close(),
    };
  }

  async #heed<T>(write: Promise<T>, notes: NoteStore): Promise<T> {
    try {
      const answer = await write;
      this.#healed();
      return answer;
    } catch (problem) {
      this.#failed(problem, notes);
      throw problem;
    }
  }

  #healed(): void {
    if (this.#ailment !== null) this.#report('info', 'the store keeps again');
    this.#ailment = null;
  }

  #failed(problem: unknown, notes: NoteStore): void {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown';
    // What contradicts what is kept says nothing about the rest.
    if (code === 'refused') return;
    if (this.#ailment === null) this.#report('error', 'nothing can be kept', { code });
    this.#ailment = `nothing can be kept: ${code}`;
    if (this.#asking) return;
    this.#asking = true;
    this.#clock.after(ASK_AGAIN_MS, () => this.#askAgain(notes));
  }

  #askAgain(notes: NoteStore): void {
    this.#asking = false;
    if (this.#ailment !== null) this.#heed(notes.put('health', 'well'), notes).catch(() => {});
  }
}
