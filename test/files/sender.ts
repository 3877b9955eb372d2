import { Caller, type Said } from '../http/caller.ts';
import type { House } from '../plays/house.ts';

const TUS = { 'tus-resumable': '1.0.0' };
const BYTES = { 'content-type': 'application/offset+octet-stream' };

/** Somebody who sends files, in requests of his own making. */
export class Sender extends Caller {
  readonly house: House;

  constructor(house: House) {
    super(house);
    this.house = house;
  }

  /** In one request; answers what the server says of it. */
  async post(bytes: Buffer | string, { name = '그림.png', type = '', alt = '' } = {}): Promise<Said> {
    const query = new URLSearchParams({ name, ...(alt !== '' && { alt }) });
    return this.raw('POST', `/api/files?${query}`, bytes, type === '' ? {} : { 'content-type': type });
  }

  /** A file that was sent, by its id. */
  async file(bytes: Buffer | string, more: { name?: string; type?: string; alt?: string } = {}): Promise<string> {
    const { status, body } = await this.post(bytes, more);
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body.file.id;
  }

  sayWith(files: readonly string[], { text = '', room = '광장', key = '' } = {}): Promise<Said> {
    return this.ask('POST', `/api/rooms/${room}/messages`, { text, files, ...(key !== '' && { key }) });
  }

  /** A request of tus. */
  tus(method: string, path: string, headers: Record<string, string> = {}, bytes?: Buffer): Promise<Said> {
    return this.raw(method, path, bytes, { ...TUS, ...(bytes && BYTES), ...headers });
  }

  /** Begins an upload and answers where it is. */
  async create(size: number, metadata: Record<string, string> = {}): Promise<string> {
    const words = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
    const headers = { 'upload-length': `${size}`, ...(words.length > 0 && { 'upload-metadata': words.join(',') }) };
    const { headers: said } = await this.tus('POST', '/files', headers);
    return said.get('location') ?? '';
  }

  /** Bytes as they came back, with what was said of them. */
  async fetch(path: string, headers: Record<string, string> = {}, method = 'GET') {
    const response = await fetch(this.url + path, { method, headers: { ...this.#mine(), ...headers } });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async raw(
    method: string,
    path: string,
    bytes?: Buffer | string,
    headers: Record<string, string> = {},
  ): Promise<Said> {
    const body = bytes === undefined ? {} : { body: new Uint8Array(Buffer.from(bytes)) };
    const response = await fetch(this.url + path, { method, headers: { ...this.#mine(), ...headers }, ...body });
    const words = await response.text();
    return { status: response.status, headers: response.headers, body: words === '' ? null : JSON.parse(words) };
  }

  #mine(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }
}
