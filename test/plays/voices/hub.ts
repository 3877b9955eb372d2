import type { Hub } from '../../../src/hub/hub.ts';
import type { Codec, Frame, Parcel, Sink } from '../../../src/hub/ports/gateways.ts';
import type { Session } from '../../../src/hub/session.ts';
import type { Closing } from '../../../src/protocol/closing.ts';
import type { Command } from '../../../src/protocol/commands.ts';
import { PAGE } from '../house.ts';
import type { Sighting } from '../sightings.ts';
import { sightingOf } from '../sightings.ts';
import type { Answer, Answered, Voice, WayIn } from './voice.ts';

const codec: Codec = { name: 'play', encode: (told) => JSON.stringify(sightingOf(told)) };

/** Straight at the hub, with a sink that keeps what it is given. */
class HubVoice implements Voice, Sink {
  readonly codec = codec;
  readonly #session: Session;
  #seen: Sighting[] = [];

  constructor(hub: Hub, address: string | null) {
    this.#session = hub.connect(this, { gateway: 'hub', address, local: address === null, page: PAGE }, 'ko');
  }

  ask({ do: name, ...payload }: Command): Promise<Answered> {
    return new Promise((resolve) => {
      this.#session.receive(name, payload, (outcome) =>
        resolve(
          outcome.ok ? { ok: true, answer: outcome.answer as Answer } : { ok: false, code: outcome.refusal.code },
        ),
      );
    });
  }

  async barrier(): Promise<void> {
    await this.ask({ do: 'mark' });
  }

  take(): readonly Sighting[] {
    return this.#seen.splice(0);
  }

  lose(): void {
    this.#session.lost();
  }

  write(shared: readonly Frame[], own: readonly Parcel[]): void {
    for (const parcel of [...shared, ...own]) {
      if (typeof parcel === 'function') parcel();
      else this.#seen.push(JSON.parse(String(parcel)));
    }
  }

  backlog() {
    return { frames: 0, bytes: 0 };
  }

  close(_: Closing): void {}
}

export const straight: WayIn = {
  name: 'hub',
  come: async ({ hub }, address) => new HubVoice(hub, address),
};
