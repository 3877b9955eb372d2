import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Somebody without a page, who fills a room with words. */
export class Speaker {
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, () => void>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const { ref } = JSON.parse(String(data));
      this.#answers.get(ref)?.();
      this.#answers.delete(ref);
    });
  }

  static async come(url: string, nickname: string): Promise<Speaker> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`);
    await once(socket, 'open');
    const speaker = new Speaker(socket);
    await speaker.ask('hello', { nickname });
    return speaker;
  }

  say(...texts: readonly string[]): Promise<unknown> {
    return Promise.all(texts.map((text) => this.ask('say', { room: '#광장', text })));
  }

  leave(): void {
    this.#socket.terminate();
  }

  ask(name: string, payload: object): Promise<void> {
    const ref = this.#asked++;
    this.#socket.send(JSON.stringify({ do: name, ref, ...payload }));
    return new Promise((resolve) => this.#answers.set(ref, resolve));
  }
}
