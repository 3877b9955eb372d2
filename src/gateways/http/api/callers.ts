import type { Refusal } from '../../../core/refusal.ts';
import { Call, type Whence } from '../../../hub/call.ts';
import type { Hub } from '../../../hub/hub.ts';
import type { Outcome } from '../../../protocol/answer.ts';
import { Caller } from './caller.ts';

type Fields = Readonly<Record<string, unknown>>;
type Coming = Promise<{ readonly outcome: Outcome; readonly caller: Caller | null }>;

/** Those who speak by requests, by the digest of their token and the address that they call from. */
export class Callers {
  readonly #hub: Hub;
  readonly #here = new Map<string, Coming>();

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** `hello` as it was asked: on the caller's own session where he is here, else on a new one, which then is his. */
  async hello(payload: Fields, whence: Whence): Coming {
    const { token } = payload;
    const here = typeof token === 'string' ? await this.#here.get(this.#nameOf(token, whence)) : undefined;
    if (here?.caller) return { outcome: await here.caller.ask('hello', payload), caller: here.caller };
    return this.#come(payload, whence);
  }

  /** The caller with this token, who comes in if he is not here; or why he can't. */
  async bearing(token: string, whence: Whence): Promise<Caller | Refusal> {
    const here = this.#here.get(this.#nameOf(token, whence));
    const { outcome, caller } = await (here ?? this.#come({ nickname: '', token, rooms: [] }, whence));
    if (caller) return caller;
    return outcome.ok ? { code: 'internal' } : outcome.refusal;
  }

  /** What takes no name: asked on a session that ends with the answer. */
  async nameless(name: string, payload: Fields, whence: Whence): Promise<Outcome> {
    const call = Call.deaf(this.#hub, whence, () => {});
    const outcome = await call.ask(name, payload);
    call.lost();
    return outcome;
  }

  #come(hello: Fields, whence: Whence): Coming {
    let end = () => {};
    const coming = Caller.come(this.#hub, hello, { whence, onEnd: () => end() });
    const keep = (token: string) => {
      const name = this.#nameOf(token, whence);
      this.#here.set(name, coming);
      end = () => {
        if (this.#here.get(name) === coming) this.#here.delete(name);
      };
    };
    if (typeof hello.token === 'string') keep(hello.token);
    return coming.then((come) => {
      if (!come.caller) end();
      else if (hello.token === undefined) keep(come.caller.token);
      return come;
    });
  }

  #nameOf(token: string, { origin }: Whence): string {
    return `${this.#hub.chance.digest(token)} ${origin.gateway} ${origin.address ?? ''}`;
  }
}
