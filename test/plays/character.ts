import type { Command, Payload } from '../../src/protocol/commands.ts';
import type { House } from './house.ts';
import type { Sighting } from './sightings.ts';
import type { Answer, Answered, Voice, WayIn } from './voices/voice.ts';

/** One of a play: who he is, how he comes in, what he has seen and not yet told. */
export class Character {
  readonly name: string;
  readonly wayIn: WayIn;
  nickname: string;
  address: string | null = null;
  token: string | undefined;
  readonly rooms = new Set<string>();
  readonly pairs = new Map<string, string>();
  #voice: Voice | null = null;
  #unseen: Sighting[] = [];
  /** Ids of what this connection wrote: whether one hears oneself is the gateway's business. */
  readonly #own = new Set<string>();
  #ownRename: string | null = null;

  constructor(name: string, wayIn: WayIn) {
    this.name = name;
    this.nickname = name;
    this.wayIn = wayIn;
  }

  async connect(house: House): Promise<void> {
    this.#voice = await this.wayIn.come(house, this.address);
  }

  get connected(): boolean {
    return this.#voice !== null;
  }

  lose(): void {
    this.#voice?.lose();
    this.#voice = null;
  }

  async hello(payload: Payload<'hello'>): Promise<void> {
    const answered = await this.ask({
      do: 'hello',
      ...(this.token !== undefined && { token: this.token }),
      ...payload,
    });
    if (!answered.ok) return;
    this.nickname = payload.nickname;
    this.token = answered.answer.token;
    for (const { room } of answered.answer.rooms ?? []) this.rooms.add(room);
    for (const { error } of answered.answer.refused ?? []) await this.#see({ saw: 'refused', code: error.code });
    for (const { log, with: other } of answered.answer.pairs ?? []) this.pairs.set(other.nickname, log);
  }

  /** A refusal is something that one sees. */
  async ask(command: Command): Promise<Answered> {
    this.#ownRename = command.do === 'rename' ? command.nickname : this.#ownRename;
    const answered = await this.#speaking.ask(command);
    if (!answered.ok) await this.#see({ saw: 'refused', code: answered.code });
    else if (answered.answer.id !== undefined) this.#own.add(answered.answer.id);
    return answered;
  }

  async learn(command: Command): Promise<Answer> {
    const answered = await this.#speaking.ask(command);
    if (!answered.ok) await this.#see({ saw: 'refused', code: answered.code });
    return answered.ok ? answered.answer : {};
  }

  /** The newest page of a log; of what two whispered, if they are named. */
  async read(log: string, two?: readonly string[]): Promise<Answer> {
    const voice = this.#speaking;
    if (!two || !voice.readWhispers) return this.learn({ do: 'history', log });
    const answered = await voice.readWhispers(two);
    if (!answered.ok) await this.#see({ saw: 'refused', code: answered.code });
    return answered.ok ? answered.answer : {};
  }

  /** All that this character has not yet told of, and could have seen by now. */
  async look(): Promise<Sighting[]> {
    if (this.#voice) {
      await this.#voice.barrier();
      this.#unseen.push(...this.#voice.take().filter((sighting) => !this.#did(sighting)));
    }
    return this.#unseen;
  }

  remember(sightings: readonly Sighting[]): void {
    this.#unseen.push(...sightings);
  }

  forget(): void {
    this.#unseen = [];
  }

  async #see(sighting: Sighting): Promise<void> {
    await this.look();
    this.#unseen.push(sighting);
  }

  #did(sighting: Sighting): boolean {
    if (sighting.saw === 'renamed' && sighting.now === this.#ownRename) {
      this.#ownRename = null;
      return true;
    }
    return sighting.id !== undefined && this.#own.has(sighting.id);
  }

  get #speaking(): Voice {
    if (!this.#voice) throw new Error(`${this.name} is not connected`);
    return this.#voice;
  }
}
