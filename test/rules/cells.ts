import type { Answer, Command, CommandName, Payload } from '../../src/protocol/commands.ts';
import type { House } from '../plays/house.ts';
import type { Voice, WayIn } from '../plays/voices/voice.ts';

/** Everyone who may try a command: the owner and a member are in the room, the outsider is not, the nameless is nobody. */
export const WHO = ['owner', 'member', 'outsider', 'nameless'] as const;
export type Who = (typeof WHO)[number];

/** What a cell is tried in: a room of its own with a guest in it, who said something there and to whom all is done. */
export interface Scene {
  readonly room: string;
  readonly log: string;
  readonly message: string;
  readonly fresh: string;
}

const GUEST = '김민수';

/** A well-formed payload for each command. A command that is missing here does not compile. */
const PAYLOADS: { readonly [N in CommandName]: (scene: Scene) => Payload<N> } = {
  hello: ({ fresh }) => ({ nickname: fresh, rooms: [] }),
  join: ({ room }) => ({ room }),
  leave: ({ room }) => ({ room }),
  say: ({ room }) => ({ room, text: '안녕' }),
  whisper: () => ({ to: GUEST, text: '쉿' }),
  edit: ({ message }) => ({ id: message, text: '바보' }),
  delete: ({ message }) => ({ id: message }),
  react: ({ message }) => ({ id: message, emoji: '👍', on: true }),
  links: () => ({ files: ['none'] }),
  history: ({ log }) => ({ log }),
  logs: () => ({}),
  seek: ({ log, message }) => ({ log, id: message }),
  rename: ({ fresh }) => ({ nickname: fresh }),
  who: ({ room }) => ({ room }),
  rooms: () => ({}),
  topic: ({ room }) => ({ room, text: '회의' }),
  typing: ({ room }) => ({ room }),
  away: () => ({ text: '점심' }),
  invite: ({ room }) => ({ room, nickname: GUEST }),
  whois: () => ({ nickname: GUEST }),
  mark: () => ({}),
  read: ({ log }) => ({ log, seq: 1 }),
  kick: ({ room }) => ({ room, nickname: GUEST }),
  ban: ({ room }) => ({ room, nickname: GUEST }),
  bans: ({ room }) => ({ room }),
  unban: ({ room }) => ({ room, nickname: GUEST }),
  slow: ({ room }) => ({ room, seconds: 0 }),
  lock: () => ({ on: false }),
  'add-bot': ({ fresh }) => ({ nickname: fresh }),
  bots: () => ({}),
  'remove-bot': () => ({ nickname: GUEST }),
  claim: () => ({ password: '비밀번호 여덟 자', old: '비밀번호 여덟 자' }),
  login: () => ({ nickname: GUEST, password: '아무 비밀번호' }),
  logins: () => ({}),
  logout: () => ({ login: '남의 것' }),
};

/** A house in which everyone tries everything, each time in a new room. */
export class Trials {
  readonly #voices: Readonly<Record<Who | 'guest', Voice>>;
  #scenes = 0;

  private constructor(voices: Readonly<Record<Who | 'guest', Voice>>) {
    this.#voices = voices;
  }

  static async begin(house: House, way: WayIn): Promise<Trials> {
    const come = async (nickname: string, more: object = {}) => {
      const voice = await way.come(house, null);
      if (nickname !== '') await get(voice, { do: 'hello', nickname, rooms: [], ...more });
      return voice;
    };
    return new Trials({
      owner: await come('김소연', { owner: house.hub.settings.ownerSecret }),
      member: await come('홍길동'),
      guest: await come(GUEST),
      outsider: await come('도깨비', { rooms: ['#바깥'] }),
      nameless: await come(''),
    });
  }

  /** The premise of the table: who is in the room, as the guest finds it. */
  async premise(): Promise<readonly string[]> {
    const { room } = await this.#scene();
    const { people = [] } = await get(this.#voices.guest, { do: 'who', room });
    return people.map(({ nickname }) => nickname).sort();
  }

  async outsiderIsSomewhere(): Promise<boolean> {
    const { people = [] } = await get(this.#voices.outsider, { do: 'who', room: '#바깥' });
    return people.some(({ nickname }) => nickname === '도깨비');
  }

  async try<N extends CommandName>(who: Who, name: N, voice = this.#voices[who]): Promise<string> {
    const scene = await this.#scene();
    const command = { do: name, ...PAYLOADS[name](scene) } as unknown as Command;
    const answered = await voice.ask(command);
    await this.#leave(scene);
    return answered.ok ? 'ok' : answered.code;
  }

  /** Nobody shares the room of an earlier trial with anybody. */
  async #leave({ room }: Scene): Promise<void> {
    const { nameless: _, ...named } = this.#voices;
    for (const voice of Object.values(named)) await voice.ask({ do: 'leave', room });
  }

  async #scene(): Promise<Scene> {
    this.#scenes += 1;
    const room = `#방${this.#scenes}`;
    const names = ['김소연', '홍길동', GUEST] as const;
    for (const [index, voice] of [this.#voices.owner, this.#voices.member, this.#voices.guest].entries()) {
      await get(voice, { do: 'rename', nickname: names[index] ?? '' });
      await get(voice, { do: 'join', room });
    }
    const { id = '', log = '' } = await get(this.#voices.guest, { do: 'say', room, text: '저 왔어요' });
    return { room, log, message: id, fresh: `새${this.#scenes}` };
  }
}

async function get(voice: Voice, command: Command): Promise<Partial<Answer<'who'> & Answer<'say'>>> {
  const answered = await voice.ask(command);
  if (!answered.ok) throw new Error(`${command.do} was refused: ${answered.code}`);
  return answered.answer as Partial<Answer<'who'> & Answer<'say'>>;
}
