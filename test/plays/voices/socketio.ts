import { io, type Socket } from 'socket.io-client';
import type { Reply } from '../../../src/protocol/answer.ts';
import type { Command } from '../../../src/protocol/commands.ts';
import type { Told } from '../../../src/protocol/told.ts';
import { PAGE } from '../house.ts';
import { type Sighting, sightingOf } from '../sightings.ts';
import type { Answer, Answered, Voice, WayIn } from './voice.ts';

/** The stock Socket.IO client, over a real connection. */
class SocketioVoice implements Voice {
  readonly #socket: Socket;
  #seen: Sighting[] = [];

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.onAny((_: string, told: Told) => this.#seen.push(sightingOf(told)));
  }

  async ask({ do: name, ...payload }: Command): Promise<Answered> {
    const reply: Reply = await this.#socket.emitWithAck(name, payload);
    return reply.ok ? { ok: true, answer: reply as Answer } : { ok: false, code: reply.error.code };
  }

  async barrier(): Promise<void> {
    await this.ask({ do: 'mark' });
  }

  take(): readonly Sighting[] {
    return this.#seen.splice(0);
  }

  lose(): void {
    this.#socket.io.engine.close();
  }
}

function wayIn(name: string, transports: string[]): WayIn {
  return {
    name,
    come: async ({ url }, address) => {
      const extraHeaders = { origin: PAGE, ...(address !== null && { 'x-forwarded-for': address }) };
      const socket = io(url, { transports, forceNew: true, reconnection: false, extraHeaders });
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
      });
      return new SocketioVoice(socket);
    },
  };
}

export const socketio = wayIn('socketio', ['websocket']);
export const polling = wayIn('socketio by polling', ['polling']);
