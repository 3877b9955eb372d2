import type { Answer, Command, CommandName, Payload } from '../../src/protocol/commands.ts';
import type { House } from '../plays/house.ts';
import type { Voice, WayIn } from '../plays/voices/voice.ts';

/**
 * Everyone who may try a command. The first five are in the room: the owner, a moderator of it, one who was moderator
 * until just now, one with an account, and a guest. The outsider is elsewhere, and the nameless is nobody.
 */
export const WHO = ['owner', 'moderator', 'former', 'member', 'guest', 'outsider', 'nameless'] as const;
export type Who = (typeof WHO)[number];

/** What a cell is tried in: a room of its own with somebody else in it, who said something there and to whom all is done. */
export interface Scene {
  readonly room: string;
  readonly log: string;
  readonly message: string;
  readonly fresh: string;
}

const OTHER = '김민수';
const NAMES = { owner: '김소연', moderator: '이몽룡', former: '성춘향', member: '심청', guest: '홍길동' } as const;
const PASSWORD = '비밀번호 여덟 자';

/** A well-formed payload for each command. A command that is missing here does not compile. */
const PAYLOADS: { readonly [N in CommandName]: (scene: Scene) => Payload<N> } = {
  hello: ({ fresh }) => ({ nickname: fresh, rooms: [] }),
  join: ({ room }) => ({ room }),
  leave: ({ room }) => ({ room }),
  say: ({ room }) => ({ room, text: '안녕' }),
  whisper: () => ({ to: OTHER, text: '쉿' }),
  edit: ({ message }) => ({ id: message, text: '바보' }),
  delete: ({ message }) => ({ id: message }),
  react: ({ message }) => ({ id: message, emoji: '👍', on: true }),
  links: () => ({ files: ['none'] }),
  history: ({ log }) => ({ log }),
  search: ({ room }) => ({ query: '안녕', room }),
  logs: () => ({}),
  pairs: () => ({ with: OTHER }),
  seek: ({ log, message }) => ({ log, id: message }),
  rename: ({ fresh }) => ({ nickname: fresh }),
  who: ({ room }) => ({ room }),
  rooms: () => ({}),
  topic: ({ room }) => ({ room, text: '회의' }),
  block: () => ({ nickname: OTHER }),
  unblock: () => ({ nickname: OTHER }),
  blocks: () => ({}),
  typing: ({ room }) => ({ room }),
  away: () => ({ text: '점심' }),
  invite: ({ room }) => ({ room, nickname: OTHER }),
  'add-invite': ({ room }) => ({ room }),
  invites: ({ room }) => ({ room }),
  'remove-invite': () => ({ id: '없는 것' }),
  whois: () => ({ nickname: OTHER }),
  mark: () => ({}),
  read: ({ log }) => ({ log, seq: 1 }),
  level: ({ room }) => ({ room, level: 'mentions' }),
  kick: ({ room }) => ({ room, nickname: OTHER }),
  ban: ({ room }) => ({ room, nickname: OTHER }),
  bans: ({ room }) => ({ room }),
  unban: ({ room }) => ({ room, nickname: OTHER }),
  mute: ({ room }) => ({ room, nickname: OTHER }),
  unmute: ({ room }) => ({ room, nickname: OTHER }),
  'server-ban': () => ({ range: '192.0.2.0/24' }),
  'server-unban': () => ({ nickname: OTHER }),
  'server-bans': () => ({}),
  'server-mute': () => ({ nickname: OTHER }),
  'server-unmute': () => ({ nickname: OTHER }),
  report: ({ message }) => ({ id: message, reason: '광고' }),
  acts: ({ room }) => ({ room }),
  filter: ({ room }) => ({ room, word: '바보', does: 'log' }),
  filters: ({ room }) => ({ room }),
  'try-filter': ({ room }) => ({ room, word: '저' }),
  role: ({ room }) => ({ room, nickname: OTHER, role: 'moderator' }),
  slow: ({ room }) => ({ room, seconds: 0 }),
  'delete-room': ({ room }) => ({ room, name: room }),
  'set-room': ({ room }) => ({ room, rules: '서로 존댓말' }),
  'remove-preview': ({ message }) => ({ id: message }),
  pin: ({ message }) => ({ id: message }),
  unpin: ({ message }) => ({ id: message }),
  pins: ({ room }) => ({ room }),
  lock: () => ({ on: false }),
  'add-bot': ({ fresh }) => ({ nickname: fresh }),
  bots: () => ({}),
  'remove-bot': () => ({ nickname: OTHER }),
  claim: () => ({ password: PASSWORD, old: PASSWORD }),
  login: () => ({ nickname: OTHER, password: '아무 비밀번호' }),
  'passkey-challenge': () => ({}),
  'add-passkey': () => ({ id: 'x', clientData: 'x', attestation: 'x' }),
  passkeys: () => ({}),
  'remove-passkey': () => ({ passkey: '남의 것' }),
  provider: () => ({}),
  'provider-answer': () => ({ secret: 'x', answer: 'code=x' }),
  'login-link': () => ({}),
  push: () => ({}),
  logins: () => ({}),
  logout: () => ({ login: '남의 것' }),
  people: () => ({}),
  end: () => ({ session: 'none' }),
  settings: () => ({}),
  set: () => ({ values: { grace: null } }),
  figures: () => ({}),
  'reset-password': () => ({ nickname: OTHER }),
  forget: () => ({ nickname: '아무개' }),
};

/** A house in which everyone tries everything, each time in a new room. */
export class Trials {
  readonly #voices: Readonly<Record<Who | 'other', Voice>>;
  #scenes = 0;

  private constructor(voices: Readonly<Record<Who | 'other', Voice>>) {
    this.#voices = voices;
  }

  static async begin(house: House, way: WayIn): Promise<Trials> {
    const come = async (nickname: string, more: object = {}) => {
      const voice = await way.come(house, null);
      if (nickname !== '') await get(voice, { do: 'hello', nickname, rooms: [], ...more });
      return voice;
    };
    const voices = {
      owner: await come(NAMES.owner, { owner: house.hub.settings.ownerSecret }),
      moderator: await come(NAMES.moderator),
      former: await come(NAMES.former),
      member: await come(NAMES.member),
      guest: await come(NAMES.guest),
      other: await come(OTHER),
      outsider: await come('도깨비', { rooms: ['#바깥'] }),
      nameless: await come(''),
    };
    if (!way.cannot?.has('account')) await get(voices.member, { do: 'claim', password: PASSWORD });
    return new Trials(voices);
  }

  /** The premise of the table: who is in the room, as he finds it to whom all is done. */
  async premise(): Promise<readonly string[]> {
    const { room } = await this.#scene();
    const { people = [] } = await get(this.#voices.other, { do: 'who', room });
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
    if (name === 'server-ban' && answered.ok) await get(voice, { do: 'server-unban', range: '192.0.2.0/24' });
    if (name === 'server-mute' && answered.ok) await get(voice, { do: 'server-unmute', nickname: OTHER });
    if (name === 'block' && answered.ok) await get(voice, { do: 'unblock', nickname: OTHER });
    return answered.ok ? 'ok' : answered.code;
  }

  /** Nobody shares the room of an earlier trial with anybody. */
  async #leave({ room }: Scene): Promise<void> {
    const { nameless: _, ...named } = this.#voices;
    for (const voice of Object.values(named)) await voice.ask({ do: 'leave', room });
  }

  #appoint(room: string, nickname: string, role: 'moderator' | 'none') {
    return get(this.#voices.owner, { do: 'role', room, nickname, role });
  }

  async #scene(): Promise<Scene> {
    this.#scenes += 1;
    const room = `#방${this.#scenes}`;
    for (const [who, nickname] of [...Object.entries(NAMES), ['other', OTHER] as const]) {
      const voice = this.#voices[who as keyof typeof NAMES | 'other'];
      await get(voice, { do: 'rename', nickname });
      await get(voice, { do: 'join', room });
    }
    await this.#appoint(room, NAMES.moderator, 'moderator');
    await this.#appoint(room, NAMES.former, 'moderator');
    await this.#appoint(room, NAMES.former, 'none');
    const { id = '', log = '' } = await get(this.#voices.other, { do: 'say', room, text: '저 왔어요' });
    return { room, log, message: id, fresh: `새${this.#scenes}` };
  }
}

async function get(voice: Voice, command: Command): Promise<Partial<Answer<'who'> & Answer<'say'>>> {
  const answered = await voice.ask(command);
  if (!answered.ok) throw new Error(`${command.do} was refused: ${answered.code}`);
  return answered.answer as Partial<Answer<'who'> & Answer<'say'>>;
}
