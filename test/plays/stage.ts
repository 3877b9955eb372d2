import { expect } from 'vitest';
import type { Command, Payload } from '../../src/protocol/commands.ts';
import { Character } from './character.ts';
import { type House, type HouseGiven, openHouse } from './house.ts';
import type { Answer, Answered, WayIn } from './voices/voice.ts';

type Keyed = Extract<Command, { readonly key?: string }>;

const THREE_BYTES: AsyncIterable<Uint8Array> = {
  async *[Symbol.asyncIterator]() {
    yield Uint8Array.of(1, 2, 3);
  },
};

/** Where a play is played: a house, and those who are in it. */
export class Stage {
  readonly characters: ReadonlyMap<string, Character>;
  /** The id of each message, by its first words; and the log of each pair, by its two. */
  readonly messages = new Map<string, string>();
  readonly pairs = new Map<string, string>();
  /** The id of each file that was sent, by its name. */
  readonly files = new Map<string, string>();
  /** The secret of each login link, by who made it last. */
  readonly #links = new Map<string, string>();
  #given: HouseGiven;
  readonly #last = new Map<string, { readonly command: Keyed; readonly answered: Answered }>();
  #house: House;
  #link = { id: '', secret: '' };
  #keys = 0;

  constructor(given: HouseGiven, house: House, casting: ReadonlyMap<string, WayIn>) {
    this.#given = given;
    this.#house = house;
    this.characters = new Map([...casting].map(([name, wayIn]) => [name, new Character(name, wayIn)]));
  }

  get ownerSecret(): string {
    return this.#house.hub.settings.ownerSecret;
  }

  get inviteKey(): string {
    return this.#house.hub.settings.key?.secret ?? '';
  }

  /** Over a new connection, where he has none. */
  async connected(name: string): Promise<Character> {
    const character = this.of(name);
    if (!character.connected) await character.connect(this.#house);
    return character;
  }

  get house(): House {
    return this.#house;
  }

  of(name: string): Character {
    const character = this.characters.get(name);
    if (!character) throw new Error(`${name} never enters`);
    return character;
  }

  async enter(name: string, payload: Partial<Payload<'hello'>>): Promise<void> {
    const character = await this.connected(name);
    await character.hello({ nickname: character.nickname, ...payload });
  }

  /** The invite link that was made last. */
  get link(): { readonly id: string; readonly secret: string } {
    this.#link = this.#house.hub.invites.all()[0] ?? this.#link;
    return this.#link;
  }

  /** Another connection of the same person. */
  async openWindow(name: string, of: string): Promise<void> {
    const { token, nickname, rooms } = this.of(of);
    this.of(name).token = token;
    await this.enter(name, { nickname, rooms: [...rooms] });
  }

  /** By nickname and password, over a new connection. */
  async logIn(name: string, nickname: string, password: string): Promise<void> {
    const character = await this.connected(name);
    const answered = await character.ask({ do: 'login', nickname, password });
    if (answered.ok) await this.comeInBy(name, answered.answer, { nickname });
  }

  /** With what was answered to a login. */
  async comeInBy(name: string, { token }: Answer, payload: Payload<'hello'>): Promise<void> {
    const character = this.of(name);
    character.token = token;
    await character.hello({ ...payload, rooms: [this.#house.hub.settings.room] });
  }

  async makeLink(name: string): Promise<void> {
    const answered = await this.of(name).ask({ do: 'login-link' });
    if (answered.ok) this.#links.set(name, answered.answer.secret ?? '');
  }

  /** Over a new connection; with a nickname where it is given as that one's password. */
  async useLink(name: string, of: string, nickname = ''): Promise<void> {
    const character = await this.connected(name);
    const answered = await character.ask({ do: 'login', nickname, password: this.#links.get(of) ?? '' });
    if (answered.ok) await this.comeInBy(name, answered.answer, { nickname: this.of(of).nickname });
  }

  async lose(names: readonly string[]): Promise<void> {
    const { hub } = this.#house;
    for (const name of names) {
      await this.of(name).look();
      const { sessions } = hub.counts();
      this.of(name).lose();
      while (hub.counts().sessions === sessions) await new Promise(setImmediate);
    }
  }

  /** The server has closed his connection: what he was told last, his gateway may not have heard any more. */
  sentAway(name: string): void {
    this.of(name).lose();
    this.of(name).forget();
  }

  async comeBack(name: string): Promise<void> {
    const { rooms } = this.of(name);
    await this.enter(name, { rooms: [...rooms] });
  }

  async restart(): Promise<void> {
    const here = [...this.characters.values()].filter(({ connected }) => connected).map(({ name }) => name);
    await this.lose(here);
    await this.#house.stop();
    this.#house = await openHouse(this.#given, this.#house.clock);
    for (const name of here) await this.comeBack(name);
  }

  /** Other settings, with which the server starts anew. */
  async change(settings: HouseGiven['settings']): Promise<void> {
    await this.furnish({ settings: { ...this.#given.settings, ...settings } });
  }

  /** Other things around it, with which the server starts anew. */
  async furnish(given: Partial<HouseGiven>): Promise<void> {
    this.#given = { ...this.#given, ...given };
    await this.restart();
  }

  async rename(name: string, nickname: string): Promise<void> {
    const answered = await this.of(name).ask({ do: 'rename', nickname });
    if (answered.ok) this.of(name).nickname = nickname;
  }

  async join(name: string, room: string, brought: { readonly invite?: string } = {}): Promise<void> {
    const answered = await this.of(name).ask({ do: 'join', room, ...brought });
    if (answered.ok) this.of(name).rooms.add(room);
  }

  async leave(name: string, room: string, reason = ''): Promise<void> {
    await this.of(name).ask({ do: 'leave', room, reason });
    this.of(name).rooms.delete(room);
  }

  /** Nobody comes back to a room that is no more. */
  async deleteRoom(
    name: string,
    room: string,
    given: { readonly name: string; readonly reason: string },
  ): Promise<void> {
    await this.write(name, { do: 'delete-room', room, ...given });
    if (!this.#last.get(name)?.answered.ok) return;
    for (const { rooms } of this.characters.values()) rooms.delete(room);
  }

  async ask(name: string, command: Command): Promise<void> {
    await this.of(name).ask(command);
  }

  /** Something that is kept, under a key of its own. */
  async write(name: string, unkeyed: Keyed): Promise<void> {
    this.#keys += 1;
    const command = { ...unkeyed, key: `key-${this.#keys}` };
    const answered = await this.of(name).ask(command);
    this.#last.set(name, { command, answered });
    if (answered.ok) await this.#note(name, command, answered.answer);
  }

  /** A file of three bytes, which then waits to be said. */
  async send(name: string, fileName: string): Promise<string> {
    const { files, people } = this.#house.hub;
    const by = people.named(this.of(name).nickname);
    if (!by) throw new Error(`${name} is not here`);
    const begun = await files.begin(by, { name: fileName, type: 'text/plain', alt: '', size: 3 });
    if (!begun.ok) throw new Error(`${name} is refused: ${begun.refusal.code}`);
    const { id } = begun.progress;
    await files.add(by, id, { offset: 0, bytes: THREE_BYTES });
    this.files.set(fileName, id);
    return id;
  }

  /** Whether he gets the file that was sent under this name. */
  async opens(name: string, fileName: string): Promise<boolean> {
    const { files, people } = this.#house.hub;
    const by = people.named(this.of(name).nickname);
    return by !== null && !('code' in (await files.open(by, this.files.get(fileName) ?? '')));
  }

  /** All up to there. */
  async read(name: string, text: string): Promise<void> {
    const [entry] = await this.#house.hub.store.logs.find([this.idOf(text)]);
    if (entry) await this.ask(name, { do: 'read', log: entry.log, seq: entry.seq });
  }

  /** Sends the last writing again, as a client does that has lost the answer. */
  async repeat(name: string): Promise<void> {
    const last = this.#last.get(name);
    if (!last) throw new Error(`${name} has written nothing`);
    expect(await this.of(name).ask(last.command)).toEqual(last.answered);
  }

  idOf(text: string): string {
    const id = this.messages.get(text);
    if (id === undefined) throw new Error(`nobody said "${text}"`);
    return id;
  }

  async #note(name: string, command: Keyed, { id, log }: Answer): Promise<void> {
    if (command.do !== 'say' && command.do !== 'whisper') return;
    if (id !== undefined) this.messages.set(command.text || this.#fileOf(command), id);
    if (command.do !== 'whisper') return;
    const two = [this.of(name).nickname, command.to];
    const found = log ?? (await this.#logOf(two));
    if (found !== undefined) this.pairs.set(two.sort().join(' '), found);
  }

  /** A message without words goes by the name of its file. */
  #fileOf({ files = [] }: { readonly files?: readonly string[] }): string {
    return [...this.files].find(([, id]) => id === files[0])?.[0] ?? '';
  }

  /** Not every way in tells it. */
  async #logOf([one = '', other = '']: readonly string[]): Promise<string | undefined> {
    const { people, store } = this.#house.hub;
    const heads = await store.logs.pairsOf(people.named(one)?.id ?? '');
    return heads.find(({ with: { nickname } }) => nickname === other)?.log;
  }
}
