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
  /** Whose certificates are believed, in PEM; left out: those that Node believes. Tests sign their own. */
  readonly ca?: string;
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

/** What is brought, and what it may cost, in ms. */
export interface Brought {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly ms: number;
}

/** What became of what was brought. `retryAfter` is the header of that name, as it stands there. */
export interface Taken {
  readonly status: number;
  readonly retryAfter: string | null;
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
  readonly #ca: string | undefined;

  constructor({ resolve = addressesOf, reaches = isPublicWeb, ca }: OutsideGiven = {}) {
    this.#resolve = resolve;
    this.#reaches = reaches;
    this.#ca = ca;
  }

  /** Rejects with an `OutsideError`, at the latest when the time is over. */
  get(address: string, asked: Asked): Promise<Answer> {
    return within(asked.ms, (late) => this.#follow(address, asked, late));
  }

  /**
   * Brings something, over https alone, to where the address itself leads: a redirect is not followed, and nothing is read
   * of the answer but its head. Rejects as `get` does.
   */
  post(address: string, brought: Brought): Promise<Taken> {
    return within(brought.ms, (late) => this.#bring(address, brought, late));
  }

  /** Whether `post` would go there now: https, and public, whatever its name leads to. Rejects never; takes so many ms at most. */
  async leadsSomewhere(address: string, ms: number): Promise<boolean> {
    try {
      await within(ms, () => this.#place(securely(address)));
      return true;
    } catch {
      return false;
    }
  }

  async #bring(address: string, { headers, body }: Brought, late: AbortSignal): Promise<Taken> {
    const url = securely(address);
    const answer = await this.#heardFrom(url, { headers, method: 'POST', signal: late }, body);
    answer.destroy();
    return { status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] ?? null };
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
    const answer = await this.#heardFrom(url, { headers: asked.headers ?? {}, signal: late });
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

  async #heardFrom(url: URL, options: RequestOptions, body?: Uint8Array): Promise<IncomingMessage> {
    const ca = this.#ca === undefined ? {} : { ca: this.#ca };
    return heardFrom(url, { ...options, ...(await this.#place(url)), ...ca }, body);
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

function securely(address: string): URL {
  const url = webAddress(address);
  if (url.protocol !== 'https:') throw new OutsideError('no https');
  return url;
}

function heardFrom(url: URL, options: RequestOptions, body?: Uint8Array): Promise<IncomingMessage> {
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
    asking.end(body);
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

/** Does it in so many ms, or rejects; always with an `OutsideError`. */
async function within<T>(ms: number, work: (late: AbortSignal) => Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(ms);
  try {
    return await inTime(work(late), late);
  } catch (problem) {
    throw problem instanceof OutsideError ? problem : new OutsideError(String(problem));
  }
}

/** Names are resolved by calls that cannot be called off. */
function inTime<T>(work: Promise<T>, late: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    late.addEventListener('abort', () => reject(new OutsideError('too late')), { once: true });
    work.then(resolve, reject);
  });
}
