import type { Connection, Room } from '../../client/index.ts';
import { matches } from '../places/match.ts';
import { commandsFor } from './commands.ts';
import { closedCode, firstWord, type Sought, soughtIn } from './sought.ts';

/** What is offered in place of what was typed. */
export interface Suggestion {
  readonly key: string;
  readonly text: string;
  readonly about: string;
  /** Put into the box. */
  readonly words: string;
}

/** A text as it is to be, and where the caret stands in it. */
export interface Completed {
  readonly text: string;
  readonly caret: number;
}

const MOST = 8;

/** What could be meant by what is being typed into the box (UX 14 to 17). */
export class Suggesting {
  readonly #connection: Connection;
  readonly #room: () => Room;
  readonly #put: (completed: Completed) => void;
  #sought: Sought | null = $state.raw(null);
  #all: readonly Suggestion[] = $state.raw([]);
  #at = $state.raw(0);
  #rooms: readonly { readonly room: string; readonly topic?: string }[] | null = null;

  constructor(connection: Connection, room: () => Room, put: (completed: Completed) => void) {
    this.#put = put;
    this.#connection = connection;
    this.#room = room;
  }

  get found(): readonly Suggestion[] {
    return this.#sought ? this.#all : [];
  }

  get chosen(): number {
    return this.#at;
  }

  /** Something was typed into the box. */
  look(box: HTMLTextAreaElement): void {
    const before = beforeCaret(box);
    this.#sought = soughtIn(before);
    this.#at = 0;
    if (this.#sought) this.#fill(this.#sought, before.slice(this.#sought.from));
    void this.#decode(box, before);
  }

  close(): boolean {
    const was = this.found.length > 0;
    this.#sought = null;
    return was;
  }

  /** Takes the chosen one, or that one. False where nothing is offered. */
  take(box: HTMLTextAreaElement | undefined, nth = this.#at): boolean {
    const [sought, one] = [this.#sought, this.found[nth]];
    if (!box || !sought || !one) return false;
    this.#sought = null;
    this.#put(completed(box, sought.from, one.words));
    return true;
  }

  /** The keys of what is offered; with Tab at its beginning a text is addressed to somebody. True when it was one. */
  pressed(event: KeyboardEvent, box: HTMLTextAreaElement | undefined): boolean {
    const { key, isComposing, shiftKey, ctrlKey, altKey, metaKey } = event;
    if (!box || isComposing || shiftKey || ctrlKey || altKey || metaKey) return false;
    if (key === 'Tab') return this.take(box) || this.#address(box);
    if (key === 'Escape') return this.close();
    if (key === 'ArrowLeft' || key === 'ArrowRight') this.close();
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    return step !== undefined && this.#move(step);
  }

  /** A whole code becomes what it stands for, unless one has typed on meanwhile. */
  async #decode(box: HTMLTextAreaElement, before: string): Promise<void> {
    const closed = closedCode(before);
    if (!closed) return;
    const sign = await (await import('../emoji/offer.ts')).signFor(closed.code);
    if (sign !== null && beforeCaret(box) === before) this.#put(completed(box, closed.from, sign));
  }

  #move(step: number): boolean {
    const count = this.found.length;
    if (count === 0) return false;
    this.#at = (this.#at + step + count) % count;
    return true;
  }

  #address(box: HTMLTextAreaElement): boolean {
    const typed = firstWord(box.value.slice(0, box.selectionStart));
    const person = typed === null ? undefined : this.#people(typed)[0];
    if (person) this.#put(completed(box, 0, `${person.nickname}, `));
    return person !== undefined;
  }

  /** What is written whole already needs no help: Enter sends it. */
  #fill(sought: Sought, written: string): void {
    const all = this.#offer(sought);
    this.#all = all.some(({ words }) => words.trimEnd() === written) ? [] : all.slice(0, MOST);
  }

  #offer({ is, typed }: Sought): readonly Suggestion[] {
    if (is === 'person') return this.#people(typed).map(({ nickname }) => suggestion(nickname, `@${nickname} `));
    if (is === 'command') return this.#commands(typed);
    if (is === 'emoji') {
      void this.#learnEmoji(typed);
      return [];
    }
    if (!this.#rooms || typed === '') void this.#learnRooms();
    return this.#named(typed);
  }

  #named(typed: string): readonly Suggestion[] {
    return (this.#rooms ?? [])
      .filter(({ room }) => matches(room, typed))
      .map(({ room, topic = '' }) => suggestion(room, `${room} `, topic));
  }

  /** Whose name begins so first; not oneself. */
  #people(typed: string) {
    const begins = ({ nickname }: { nickname: string }) => nickname.toLowerCase().startsWith(typed.toLowerCase());
    const found = this.#room().people.filter(
      ({ id, nickname }) => id !== this.#connection.me?.id && matches(nickname, typed),
    );
    return [...found.filter(begins), ...found.filter((one) => !begins(one))];
  }

  /** Only what one may do. */
  #commands(typed: string): readonly Suggestion[] {
    return commandsFor(this.#room())
      .map(([what, does]) => ({ command: what.split(' ', 1)[0] ?? '', what, does }))
      .filter(({ command }) => command.startsWith(`/${typed.toLowerCase()}`))
      .map(({ command, what, does }) => suggestion(what, `${command} `, does));
  }

  async #learnEmoji(typed: string): Promise<void> {
    const found = await (await import('../emoji/offer.ts')).offeredFor(typed, MOST);
    if (this.#sought?.is !== 'emoji' || this.#sought.typed !== typed) return;
    this.#all = found.map(({ sign, name, code }) => suggestion(`${sign} ${name}`, `${sign} `, `:${code}:`));
  }

  async #learnRooms(): Promise<void> {
    const asked = await this.#connection.ask('rooms', {});
    if (!asked.ok) return;
    this.#rooms = asked.rooms;
    if (this.#sought?.is === 'room' && this.#sought.typed !== '') this.#fill(this.#sought, `#${this.#sought.typed}`);
    else if (this.#sought?.is === 'room') this.#all = this.#named('').slice(0, MOST);
  }
}

const beforeCaret = ({ value, selectionStart }: HTMLTextAreaElement) => value.slice(0, selectionStart);

function suggestion(text: string, words: string, about = ''): Suggestion {
  return { key: text, text, about, words };
}

/** With these words in place of what stands between there and the caret. */
function completed({ value, selectionStart }: HTMLTextAreaElement, from: number, words: string): Completed {
  const rest = value.slice(selectionStart);
  return { text: value.slice(0, from) + words + rest.trimStart(), caret: from + words.length };
}
