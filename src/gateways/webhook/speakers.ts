import type { Refusal } from '../../core/refusal.ts';
import { Call, type Whence } from '../../hub/call.ts';
import type { Hub } from '../../hub/hub.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Payload } from './payload.ts';

/** A webhook that is here: it stays in its room, so that a hundred messages are one coming (SPEC B7). */
interface Speaker {
  readonly call: Call;
  readonly nickname: string;
  readonly room: string;
}

/** The webhooks that have spoken, by the digest of their token. */
export class Speakers {
  readonly #hub: Hub;
  readonly #here = new Map<string, Promise<Speaker | Refusal>>();

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  async say(token: string, payload: Payload, whence: Whence): Promise<Outcome> {
    const speaker = await this.#speaker(token, whence);
    if ('code' in speaker) return { ok: false, refusal: speaker };
    const { call, room } = speaker;
    const message = { room, text: signed(payload, speaker) };
    const outcome = await call.ask('say', message);
    if (outcome.ok || outcome.refusal.code !== 'not_in_room') return outcome;
    const entered = await call.ask('join', { room });
    return entered.ok ? call.ask('say', message) : entered;
  }

  async #speaker(token: string, whence: Whence): Promise<Speaker | Refusal> {
    const digest = this.#hub.chance.digest(token);
    const coming = this.#here.get(digest) ?? this.#come(token, digest, whence);
    this.#here.set(digest, coming);
    const speaker = await coming;
    if ('code' in speaker) this.#forget(digest, coming);
    return speaker;
  }

  async #come(token: string, digest: string, whence: Whence): Promise<Speaker | Refusal> {
    const call = Call.deaf(this.#hub, whence, () => this.#here.delete(digest));
    const outcome = await call.ask('hello', { nickname: '', token });
    if (outcome.ok && 'protocol' in outcome.answer) {
      const { you, rooms } = outcome.answer;
      return { call, nickname: you.nickname, room: rooms[0]?.room ?? '' };
    }
    call.lost();
    return outcome.ok ? { code: 'internal' } : outcome.refusal;
  }

  #forget(digest: string, coming: Promise<Speaker | Refusal>): void {
    if (this.#here.get(digest) === coming) this.#here.delete(digest);
  }
}

/** Whoever has the URL could call itself by anybody's name, so that name only stands before the text. */
function signed({ text, username }: Payload, { nickname }: Speaker): string {
  return username === null || username === '' || username === nickname || text === '' ? text : `${username}: ${text}`;
}
