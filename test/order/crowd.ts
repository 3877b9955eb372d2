import type { Hub } from '../../src/hub/hub.ts';
import type { Answer, Command } from '../../src/protocol/commands.ts';
import { turns } from '../rules/watched-store.ts';
import { type Act, PEOPLE, ROOMS, type Step } from './steps.ts';
import { Witness } from './witness.ts';

/** Makes the first of them owner. */
export const OWNER_SECRET = 'the-owner-of-this-crowd';

export type Written = Answer<'say'>;

/** One of the crowd: does what he is told to, one thing after another, and waits only where he must. */
export class Member {
  readonly name: string;
  readonly witnesses: Witness[] = [];
  /** What was answered to all that he said. */
  readonly written: Written[] = [];
  /** Own messages whose answer came before the message itself. */
  readonly early: Written[] = [];
  readonly #hub: Hub;
  readonly #others: readonly Member[];
  #pending: Promise<unknown>[] = [];
  #count = 0;

  constructor(hub: Hub, name: string, others: readonly Member[]) {
    this.#hub = hub;
    this.name = name;
    this.#others = others;
  }

  get now(): Witness {
    const witness = this.witnesses.at(-1);
    if (!witness) throw new Error(`${this.name} has not come yet`);
    return witness;
  }

  async come(): Promise<void> {
    const before = this.witnesses.at(-1);
    const witness = new Witness(this.#hub);
    this.witnesses.push(witness);
    const proof = before ? { token: before.token } : this.name === PEOPLE[0] && { owner: OWNER_SECRET };
    await witness.come({ nickname: before ? '' : this.name, ...proof });
  }

  async do({ turns: count, act }: Step): Promise<void> {
    await turns(count);
    if (act.do === 'join') return this.now.look(act.room);
    if (act.do === 'leave') return this.now.leave(act.room);
    if (act.do === 'return') return this.#return();
    this.#pending.push(this.#ask(this.#command(act)));
  }

  async settle(): Promise<void> {
    await Promise.all(this.#pending);
    await this.now.act({ do: 'mark' });
  }

  /** Breaks the line and comes back at once; whoever comes back looks at his rooms anew. */
  async #return(): Promise<void> {
    const rooms = [...this.now.rooms.keys()];
    this.now.session.lost();
    // Nobody answers him there any more.
    this.#pending = [];
    await this.come();
    for (const room of rooms) await this.now.look(room);
  }

  #ask(command: Command): Promise<unknown> {
    const { now } = this;
    return now.act(command, (outcome) => {
      if (!outcome.ok || (command.do !== 'say' && command.do !== 'whisper')) return;
      const answer = outcome.answer as Written;
      this.written.push(answer);
      if (!now.told.some((told) => 'id' in told && told.id === answer.id)) this.early.push(answer);
    });
  }

  #command(act: Exclude<Act, { do: 'join' | 'leave' | 'return' }>): Command {
    this.#count += 1;
    const text = `${this.name} ${this.#count}`;
    if (act.do === 'say') return { do: 'say', room: act.room, text };
    if (act.do === 'whisper') return { do: 'whisper', to: act.to, aside: act.aside, text };
    if (act.do === 'kick') return { do: 'kick', room: act.room, nickname: act.who };
    if (act.do === 'topic') return { do: 'topic', room: act.room, text };
    if (act.do === 'rename') return { do: 'rename', nickname: text };
    if (act.do === 'react') {
      const { id = 'none' } = this.#others.find(({ name }) => name === act.who)?.written[act.nth] ?? {};
      return { do: 'react', id, emoji: act.emoji, on: act.on };
    }
    const { id = 'none' } = this.written[act.nth] ?? {};
    return act.do === 'edit' ? { do: 'edit', id, text } : { do: 'delete', id };
  }
}

/** Everyone does his steps in their order; who does what before whom is left to the turns. */
export async function live(hub: Hub, steps: readonly Step[]): Promise<readonly Member[]> {
  const members: Member[] = [];
  for (const name of PEOPLE) members.push(new Member(hub, name, members));
  for (const member of members) {
    await member.come();
    for (const room of ROOMS) await member.now.look(room);
  }
  const lives = members.map(async (member) => {
    for (const step of steps) if (step.who === member.name) await member.do(step);
    await member.settle();
  });
  await Promise.all(lives);
  await Promise.all(members.map((member) => member.settle()));
  return members;
}
