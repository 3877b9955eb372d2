import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client';
import type { CommandName, Payload } from '../protocol/commands.ts';
import type { Language } from '../protocol/sentences.ts';
import type { Told } from '../protocol/told.ts';
import { type Asked, type Ear, LOST, type Transport } from './transport.ts';

/**
 * WebSocket first: polling first would cost two more round trips. The library's own reconnection is off, because
 * `Connection` alone decides when to come back.
 */
const OPTIONS: Partial<ManagerOptions & SocketOptions> = {
  transports: ['websocket', 'polling'],
  tryAllTransports: true,
  reconnection: false,
  autoConnect: false,
  forceNew: true,
  timeout: 10_000,
};

/** Over Socket.IO. `url` is empty for the server that the page came from. The library is loaded at the first `open`. */
export function socketIo(url = ''): Transport {
  return new SocketIoTransport(url);
}

class SocketIoTransport implements Transport {
  readonly #url: string;
  #ear: Ear | null = null;
  #socket: Socket | null = null;
  #wanted = false;

  constructor(url: string) {
    this.#url = url;
  }

  listen(ear: Ear): void {
    this.#ear = ear;
  }

  open(language: Language): void {
    this.#wanted = true;
    this.#connect(language).catch((error: unknown) => this.#lost(String(error)));
  }

  close(): void {
    this.#wanted = false;
    this.#socket?.disconnect();
  }

  ask<N extends CommandName>(name: N, payload: Payload<N>): Promise<Asked<N>> {
    // Socket.IO would keep what is sent while it is not connected, and send it later without our knowing.
    if (!this.#socket?.connected) return Promise.resolve(LOST);
    return this.#socket.emitWithAck(name, payload).then(
      (reply: Asked<N>) => reply,
      () => LOST,
    );
  }

  async #connect(language: Language): Promise<void> {
    this.#socket ??= await this.#make();
    this.#socket.io.opts.query = { language };
    if (this.#wanted) this.#socket.connect();
  }

  async #make(): Promise<Socket> {
    const { io } = await import('socket.io-client');
    const socket = this.#url ? io(this.#url, OPTIONS) : io(OPTIONS);
    socket.on('connect', () => this.#ear?.onOpen());
    socket.on('connect_error', (error) => this.#lost(error.message));
    socket.on('disconnect', (reason) => this.#lost(reason));
    socket.onAny((_name: string, told: Told) => this.#ear?.onTold(told));
    return socket;
  }

  /** Once for each `open`, and never after `close`. */
  #lost(reason: string): void {
    if (!this.#wanted) return;
    this.#wanted = false;
    this.#ear?.onLost(reason);
  }
}
