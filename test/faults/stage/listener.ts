import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { frame, upgradeRequest } from './raw-websocket.ts';

const NAMED = '"ref":1';
/** Before the moment at which something was said, in ms of this process. */
const AT = Buffer.from('"text":"@');

/** A ping of the server, and what a client answers (RFC 6455 section 5.5): whoever does not is gone. */
const PING = Buffer.from([0x89, 0]);
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

/** Says when it is said. */
export const stamped = (filling: string): string => `@${performance.now().toFixed(1)} ${filling}`;

/** Someone on `/ws` who keeps nothing but how long each message was on its way: a thousand of them cost little. */
export class Listener {
  /** ms on the way, of all that came since the last look. */
  readonly waits: number[] = [];
  readonly #socket: Socket;

  static async open(url: string, nickname: string): Promise<Listener> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(upgradeRequest(url, '/ws'));
    socket.write(frame(Buffer.from(JSON.stringify({ do: 'hello', ref: 1, nickname }))));
    await until(socket, NAMED);
    return new Listener(socket);
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => this.#take(bytes));
  }

  /** Reads nothing from now on. */
  freeze(): void {
    this.#socket.pause();
  }

  end(): void {
    this.#socket.destroy();
  }

  /** A message whose head is torn apart by two pieces is not measured. */
  #take(bytes: Buffer): void {
    const now = performance.now();
    if (bytes.includes(PING)) this.#socket.write(PONG);
    for (let at = bytes.indexOf(AT); at >= 0; at = bytes.indexOf(AT, at + AT.length)) {
      const said = Number.parseFloat(bytes.toString('latin1', at + AT.length, at + AT.length + 16));
      if (said > 0) this.waits.push(now - said);
    }
  }
}

/** Resolves when what came holds these words. */
function until(socket: Socket, words: string): Promise<void> {
  let came = '';
  return new Promise((resolve) => {
    const take = (bytes: Buffer) => {
      came += bytes.toString('latin1');
      if (!came.includes(words)) return;
      socket.off('data', take);
      resolve();
    };
    socket.on('data', take);
  });
}
