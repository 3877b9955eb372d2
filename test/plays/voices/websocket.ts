import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Reply } from '../../../src/protocol/answer.ts';
import type { Command } from '../../../src/protocol/commands.ts';
import type { Told } from '../../../src/protocol/told.ts';
import { PAGE } from '../house.ts';
import { type Sighting, sightingOf } from '../sightings.ts';
import type { Answer, Answered, Voice, WayIn } from './voice.ts';

type Frame = Told | (Reply & { readonly ref: number });

/** JSON over a plain WebSocket. */
class WebsocketVoice implements Voice {
  readonly #connection: WebSocket;
  readonly #asked: ((reply: Reply) => void)[] = [];
  #seen: Sighting[] = [];

  constructor(connection: WebSocket) {
    this.#connection = connection;
    connection.on('message', (data) => this.#hear(JSON.parse(String(data))));
  }

  async ask({ do: name, ...payload }: Command): Promise<Answered> {
    const reply = await new Promise<Reply>((resolve) => {
      const ref = this.#asked.push(resolve) - 1;
      this.#connection.send(JSON.stringify({ do: name, ref, ...payload }));
    });
    return reply.ok ? { ok: true, answer: reply as Answer } : { ok: false, code: reply.error.code };
  }

  async barrier(): Promise<void> {
    await this.ask({ do: 'mark' });
  }

  take(): readonly Sighting[] {
    return this.#seen.splice(0);
  }

  lose(): void {
    this.#connection.terminate();
  }

  #hear(frame: Frame): void {
    if ('on' in frame) this.#seen.push(sightingOf(frame));
    else {
      const { ref, ...reply } = frame;
      this.#asked[ref]?.(reply as Reply);
    }
  }
}

export const websocket: WayIn = {
  name: 'websocket',
  come: async ({ url }, address) => {
    const headers = { origin: PAGE, ...(address !== null && { 'x-forwarded-for': address }) };
    const connection = new WebSocket(`${url.replace('http', 'ws')}/ws`, { headers });
    await once(connection, 'open');
    return new WebsocketVoice(connection);
  },
};
