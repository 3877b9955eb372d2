import type { Asked, Failure } from '../../../client/index.ts';
import type { CommandName, Payload } from '../../../protocol/commands.ts';
import type { Told } from '../../../protocol/told.ts';
import type { Seen, WayGiven } from './way.ts';

type Ask = <N extends CommandName>(name: N, payload: Payload<N>) => Promise<Asked<N>>;

/** What WebSocket and Socket.IO have in common: the commands and events of sokdak's own protocol (docs/protocol.md). */
export class Talk {
  readonly #given: WayGiven;
  readonly #ask: Ask;
  #nickname: string;
  #token: string | null = null;
  #seen: Seen | null = null;

  constructor(given: WayGiven, ask: Ask) {
    this.#given = given;
    this.#ask = ask;
    this.#nickname = given.nickname;
  }

  /** Comes in, again with its token and with what was seen; asks for what was missed. */
  async hello(): Promise<void> {
    const { room, key, language, tell } = this.#given;
    const seen = this.#seen;
    const asked = await this.#ask('hello', {
      nickname: this.#nickname,
      ...(this.#token !== null ? { token: this.#token } : key() && { password: key() }),
      rooms: [room],
      language: language(),
      ...(seen && { seen: { [seen.log]: seen.seq } }),
    });
    if (!asked.ok) return this.#refused(asked.error);
    this.#token = asked.token;
    const here = asked.rooms.find((one) => one.room === room);
    if (here && !seen) this.#seen = { log: here.log, seq: here.last };
    tell({ is: 'here' });
    if (seen) await this.#catchUp(seen, asked.missed[seen.log] ?? 0);
  }

  async say(text: string): Promise<void> {
    await this.#ask('say', { room: this.#given.room, text });
  }

  hear(told: Told): void {
    if ('seq' in told && told.log === this.#seen?.log) this.#seen = { log: told.log, seq: told.seq };
  }

  async #catchUp({ log, seq }: Seen, missed: number): Promise<void> {
    const page = missed > 0 ? await this.#ask('history', { log, after: seq, limit: 50 }) : null;
    const entries = page?.ok ? page.entries : [];
    for (const entry of entries) if (entry.seq > (this.#seen?.seq ?? 0)) this.#seen = { log, seq: entry.seq };
    this.#given.tell({ is: 'caught-up', missed, came: entries.length });
  }

  async #refused(error: Failure): Promise<void> {
    const { tell } = this.#given;
    if (error.code === 'lost') return;
    if (error.code === 'wrong_token') this.#token = null;
    if (error.code === 'nickname_taken') this.#nickname = nextName(this.#nickname);
    if (error.code === 'wrong_token' || error.code === 'nickname_taken') await this.hello();
    else tell(error.code === 'wrong_password' ? { is: 'locked' } : { is: 'refused', message: error.message });
  }
}

/** TCP-3, TCP-3b, TCP-3c: somebody has the name still. */
export function nextName(nickname: string): string {
  const [, stem = nickname, letter = 'a'] = /^(.*\d)([a-z])?$/.exec(nickname) ?? [];
  return stem + String.fromCharCode(letter.charCodeAt(0) + 1);
}
