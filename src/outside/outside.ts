import { lookup } from 'node:dns/promises';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublic } from './public.ts';

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

export interface OutsideGiven {
  /** Left out: as this computer resolves names. */
  readonly resolve?: Resolve;
  /** Where may be asked; left out: public addresses, at the ports of http and https. Tests let themselves be asked. */
  readonly reaches?: (address: string, port: number) => boolean;
}

/** What is asked for, and what it may cost: bytes of the answer, ms in all. */
export interface Asked {
  readonly bytes: number;
  readonly ms: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether more of the answer is wanted than its head; left out: always. */
  readonly wants?: (head: Head) => boolean;
}

export interface Head {
  readonly status: number;
  readonly type: string;
}

/** `body` is the beginning of it, as far as it was allowed to come; `url` is where it stood after all redirects. */
export interface Answer extends Head {
  readonly url: string;
  readonly body: Buffer;
}

/** Why nothing was asked for, or nothing came: it says which, and is for logs only. */
export class OutsideError extends Error {}

const HOPS = 3;
const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks others on the Internet for what people here name, who may mean harm by it. Each name is resolved once, all that
 * it resolves to must be public, and that is where the connection goes; the same at each redirect, of which there are at
 * most three. No cookies, no login of an address, no compression.
 */
export class Outside {
  readonly #resolve: Resolve;
  readonly #reaches: (address: string, port: number) => boolean;

  constructor({ resolve = addressesOf, reaches = isPublicWeb }: OutsideGiven = {}) {
    this.#resolve = resolve;
    this.#reaches = reaches;
  }

  /** Rejects with an `OutsideError`, at the latest when the time is over. */
  async get(address: string, asked: Asked): Promise<Answer> {
    const late = AbortSignal.timeout(asked.ms);
    try {
      return await inTime(this.#follow(address, asked, late), late);
    } catch (problem) {
      throw problem instanceof OutsideError ? problem : new OutsideError(String(problem));
    }
  }

  async #follow(address: string, asked: Asked, late: AbortSignal): Promise<Answer> {
    let url = webAddress(address);
    for (let hop = 0; hop <= HOPS; hop += 1) {
      const answered = await this.#ask(url, asked, late);
      if (!('to' in answered)) return answered;
      url = webAddress(answered.to, url);
    }
    throw new OutsideError('too many redirects');
  }

  async #ask(url: URL, asked: Asked, late: AbortSignal): Promise<Answer | { readonly to: string }> {
    const answer = await heardFrom(url, { ...(await this.#place(url)), headers: asked.headers ?? {}, signal: late });
    const { statusCode: status = 0, headers } = answer;
    const to = headers.location;
    if (REDIRECTS.has(status) && to !== undefined) {
      answer.destroy();
      return { to };
    }
    const head = { status, type: headers['content-type'] ?? '' };
    const wanted = asked.wants?.(head) ?? true;
    if (!wanted || (headers['content-encoding'] ?? 'identity') !== 'identity') answer.destroy();
    return { ...head, url: url.href, body: wanted ? await beginningOf(answer, asked.bytes) : Buffer.alloc(0) };
  }

  /** Where the connection goes: what was looked at, and not what the name may stand for a moment later. */
  async #place({ protocol, hostname, port: written }: URL): Promise<{ readonly host: string; readonly port: number }> {
    const name = hostname.replace(/^\[|\]$/g, '');
    const port = written === '' ? (PORTS[protocol] ?? 0) : Number(written);
    const addresses = isIP(name) ? [name] : await this.#resolve(name);
    const [host] = addresses;
    if (host === undefined || !addresses.every((one) => this.#reaches(one, port))) {
      throw new OutsideError('not a place on the public Internet');
    }
    return { host, port };
  }
}

async function addressesOf(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

function isPublicWeb(address: string, port: number): boolean {
  return isPublic(address) && Object.values(PORTS).includes(port);
}

function webAddress(address: string, from?: URL): URL {
  if (!URL.canParse(address, from)) throw new OutsideError('no address');
  const url = new URL(address, from);
  if (!(url.protocol in PORTS) || url.username !== '' || url.password !== '') throw new OutsideError('no web address');
  return url;
}

function heardFrom(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const name = url.hostname;
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const asking = request(
      {
        ...options,
        ...(!isIP(name.replace(/^\[|\]$/g, '')) && { servername: name }),
        path: url.pathname + url.search,
        headers: { ...options.headers, host: url.host, 'accept-encoding': 'identity', connection: 'close' },
        agent: false,
        maxHeaderSize: 16_384,
      },
      resolve,
    );
    asking.on('error', reject);
    asking.end();
  });
}

/** What comes after so many bytes is not waited for. */
async function beginningOf(answer: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}

/** Names are resolved by calls that cannot be called off. */
function inTime<T>(work: Promise<T>, late: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    late.addEventListener('abort', () => reject(new OutsideError('too late')), { once: true });
    work.then(resolve, reject);
  });
}
