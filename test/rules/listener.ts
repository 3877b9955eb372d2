import type { Refusal } from '../../src/core/refusal.ts';
import type { Hub } from '../../src/hub/hub.ts';
import type { Codec, Frame, Origin, Parcel, Sink } from '../../src/hub/ports/gateways.ts';
import type { Session } from '../../src/hub/session.ts';
import type { Outcome } from '../../src/protocol/answer.ts';
import type { Closing } from '../../src/protocol/closing.ts';
import type { Answer, Command, CommandName } from '../../src/protocol/commands.ts';
import type { Told } from '../../src/protocol/told.ts';

const codec: Codec = { name: 'listener', encode: (told) => JSON.stringify(told) };
const HERE: Origin = { gateway: 'test', address: null, local: true };

/** One session straight at the hub, with all that it was told and answered, in order. */
export class Listener implements Sink {
  readonly codec = codec;
  readonly session: Session;
  readonly told: Told[] = [];
  /** Names of what was told, and `ok` or the error code of what was answered, in the order of their coming. */
  readonly heard: string[] = [];
  readonly closings: Closing[] = [];
  /** What the far side has not read. */
  unread = { frames: 0, bytes: 0 };
  token = '';
  id = '';

  constructor(hub: Hub, origin: Partial<Origin> = {}) {
    this.session = hub.connect(this, { ...HERE, ...origin }, 'ko');
  }

  /** Asks whatever it is given, as a gateway would. */
  receive(name: unknown, payload?: unknown): Promise<Outcome> {
    return new Promise((resolve) => {
      this.session.receive(name, payload, (outcome) => {
        this.heard.push(outcome.ok ? 'ok' : outcome.refusal.code);
        resolve(outcome);
      });
    });
  }

  ask({ do: name, ...payload }: Command): Promise<Outcome> {
    return this.receive(name, payload);
  }

  /** The answer to something that must not be refused. */
  async get<N extends CommandName>(command: Command<N>): Promise<Answer<N>> {
    const { do: name, ...payload } = command;
    const outcome = await this.receive(name, payload);
    if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
    return outcome.answer as Answer<N>;
  }

  /** The code with which something is refused; `ok` when it isn't. */
  async code(command: Command): Promise<Refusal['code'] | 'ok'> {
    const outcome = await this.ask(command);
    return outcome.ok ? 'ok' : outcome.refusal.code;
  }

  async mark(): Promise<void> {
    await this.ask({ do: 'mark' });
  }

  write(shared: readonly Frame[], own: readonly Parcel[]): void {
    for (const parcel of [...shared, ...own]) {
      if (typeof parcel === 'function') parcel();
      else this.#hear(JSON.parse(String(parcel)));
    }
  }

  backlog() {
    return this.unread;
  }

  close(closing: Closing): void {
    this.closings.push(closing);
  }

  #hear(told: Told): void {
    this.told.push(told);
    this.heard.push(told.on);
  }
}

/** Somebody with a nickname, in the default room unless other rooms are named. */
export async function someone(
  hub: Hub,
  nickname: string,
  { origin = {}, ...hello }: Partial<Omit<Command<'hello'>, 'do'>> & { origin?: Partial<Origin> } = {},
): Promise<Listener> {
  const listener = new Listener(hub, origin);
  const { you, token } = await listener.get<'hello'>({ do: 'hello', nickname, ...hello });
  listener.id = you.id;
  listener.token = token;
  return listener;
}

export function textsOf(told: readonly Told[]): readonly string[] {
  return told.flatMap((one) => ('text' in one && one.text !== undefined ? [one.text] : []));
}
