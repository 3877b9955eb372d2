import { setTimeout as pause } from 'node:timers/promises';
import type { House } from './house.ts';

const TUS = { 'tus-resumable': '1.0.0' };
/** Until the next process listens. */
const AGAIN_MS = 20;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** What a request brings beside its method and path. */
export interface Brings {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** Somebody who sends files, whatever becomes of the server meanwhile. */
export class FileSender {
  readonly nickname: string;
  /** How often something acknowledged was not there later. */
  lost = 0;
  readonly #house: House;
  #token = '';

  constructor(house: House, nickname: string) {
    this.#house = house;
    this.nickname = nickname;
  }

  async come(): Promise<this> {
    const body = Buffer.from(JSON.stringify({ nickname: this.nickname }));
    const { bytes } = await this.insist('POST', '/api/hello', {
      headers: { 'content-type': 'application/json' },
      body,
    });
    this.#token = JSON.parse(String(bytes)).token;
    return this;
  }

  /** Null where the line broke, or nothing listens. */
  async ask(method: string, path: string, { headers = {}, body }: Brings = {}): Promise<Answered | null> {
    const { url } = await this.#house.up();
    const mine = this.#token === '' ? {} : { authorization: `Bearer ${this.#token}` };
    const sent = body === undefined ? {} : { body: new Uint8Array(body) };
    try {
      const response = await fetch(url + path, { method, headers: { ...mine, ...headers }, ...sent });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, bytes };
    } catch {
      return null;
    }
  }

  /** Asks until there is an answer. */
  async insist(method: string, path: string, brings: Brings = {}): Promise<Answered> {
    for (;;) {
      const answered = await this.ask(method, path, brings);
      if (answered) return answered;
      await pause(AGAIN_MS);
    }
  }

  async tus(method: string, path: string, brings: Brings = {}): Promise<Answered | null> {
    return this.ask(method, path, { ...brings, headers: { ...TUS, ...brings.headers } });
  }

  /** Sends a file in pieces, going on where it was cut off; answers its id. `pause` is ms between two pieces. */
  async send(
    bytes: Buffer,
    { name, piece, pause: rest }: { name: string; piece: number; pause: number },
  ): Promise<string> {
    const metadata = `filename ${Buffer.from(name).toString('base64')}`;
    const headers = { 'upload-length': `${bytes.length}`, 'upload-metadata': metadata };
    let path: string | null = null;
    while (path === null) {
      const answered = await this.tus('POST', '/files', { headers });
      if (answered && answered.status < 500 && answered.status !== 201) throw new Error(`refused: ${answered.bytes}`);
      path = answered?.headers.get('location') ?? null;
      if (path === null) await pause(AGAIN_MS);
    }
    let acked = 0;
    while (acked < bytes.length) {
      const offset = await this.#offset(path);
      if (offset < acked) this.lost += 1;
      acked = offset;
      acked = await this.#goOn(path, bytes, { from: offset, piece, rest });
    }
    return path.slice('/files/'.length);
  }

  async #offset(path: string): Promise<number> {
    for (;;) {
      const answered = await this.tus('HEAD', path);
      if (answered?.status === 200) return Number(answered.headers.get('upload-offset'));
      if (answered?.status === 404) throw new Error(`an upload that was begun is gone: ${path}`);
      await pause(AGAIN_MS);
    }
  }

  /** Until the line breaks, or something is refused; answers how far it was acknowledged. */
  async #goOn(path: string, bytes: Buffer, { from, piece, rest }: { from: number; piece: number; rest: number }) {
    let acked = from;
    while (acked < bytes.length) {
      const headers = { 'upload-offset': `${acked}`, 'content-type': 'application/offset+octet-stream' };
      const body = bytes.subarray(acked, acked + piece);
      const answered = await this.tus('PATCH', path, { headers, body });
      if (answered?.status !== 204) return acked;
      acked = Number(answered.headers.get('upload-offset'));
      if (rest > 0) await pause(rest);
    }
    return acked;
  }

  /** Says it in the room, with a key, until that is answered; answers the id of the message. */
  async say(id: string, room = '광장'): Promise<string> {
    const body = Buffer.from(JSON.stringify({ text: '', files: [id], key: id }));
    const brings = { headers: { 'content-type': 'application/json' }, body };
    for (;;) {
      const { status, bytes } = await this.insist('POST', `/api/rooms/${room}/messages`, brings);
      if (status === 200) return JSON.parse(String(bytes)).id;
      if (status !== 503) throw new Error(`${status} ${bytes}`);
    }
  }
}
