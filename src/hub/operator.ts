import type { Outcome } from '../protocol/answer.ts';
import type { CommandName } from '../protocol/commands.ts';
import { Call } from './call.ts';
import type { Hub } from './hub.ts';
import { Presence } from './presence.ts';

/** What is asked of the running server from the computer on which it runs (SPEC O7). */
const ASKED: ReadonlySet<string> = new Set<CommandName>([
  ...(['people', 'end', 'rooms', 'acts', 'lock', 'figures', 'settings', 'set', 'reset-password', 'forget'] as const),
  ...(['server-bans', 'server-ban', 'server-unban', 'server-mute', 'server-unmute', 'filter', 'filters'] as const),
  ...(['bots', 'add-bot', 'remove-bot', 'delete-room'] as const),
]);

/** No nickname that anybody may bear (SPEC N8). */
const OPERATOR = { id: 'operator', nickname: 'server', owner: true } as const;

const WHENCE = { origin: { gateway: 'admin', address: null, local: true }, language: 'ko' } as const;

/** Whoever runs the server, and proves it by being able to read its folder: an owner who is in no room and no list. */
export class Operator {
  readonly #hub: Hub;
  readonly #digest: string;
  #call: Call | null = null;

  constructor(hub: Hub, secret: string) {
    this.#hub = hub;
    this.#digest = hub.chance.digest(secret);
  }

  opens(secret: string): boolean {
    return this.#hub.chance.digest(secret) === this.#digest;
  }

  async ask(name: string, payload: unknown): Promise<Outcome> {
    if (!ASKED.has(name)) return { ok: false, refusal: { code: 'unknown_command', command: name.slice(0, 64) } };
    if (!this.#call?.open) this.#call = this.#come();
    return this.#call.ask(name, payload);
  }

  #come(): Call {
    const { clock } = this.#hub;
    const now = clock.now();
    return Call.as(this.#hub, new Presence({ ...OPERATOR, since: now }, { now, steady: clock.steady() }), WHENCE);
  }
}
