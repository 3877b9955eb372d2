import { createPublicKey, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { OutsideGiven } from '../../src/outside/outside.ts';
import { certificateFor } from './certificate.ts';

export interface Letter {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const NAME = 'push.example';

/** A push service as those who make browsers run one (RFC 8030), over https at this computer. */
export class PushService {
  readonly letters: Letter[] = [];
  /** What it answers next: a status, and headers. */
  answers: readonly [status: number, headers?: Record<string, string>] = [201];
  /** How a server of ours gets here: this computer, at that port, stands for the Internet. */
  readonly outside: OutsideGiven;
  readonly #server: Server;
  #expecting: (() => void)[] = [];

  private constructor(server: Server, ca: string) {
    this.#server = server;
    this.outside = {
      resolve: async (name) => [name === NAME ? '127.0.0.1' : '10.0.0.1'],
      reaches: (address, port) => address === '127.0.0.1' && port === this.#port,
      ca,
    };
  }

  static async open(): Promise<PushService> {
    const { cert, key } = certificateFor(NAME);
    const server = createServer({ cert, key });
    const service = new PushService(server, cert);
    server.on('request', async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const [status, headers = {}] = service.answers;
      service.letters.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(status, headers).end();
      for (const heed of service.#expecting.splice(0)) heed();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  /** Resolves to the letter of that number, the first being 1, once it has come. */
  async letter(nth: number): Promise<Letter> {
    for (;;) {
      const letter = this.letters[nth - 1];
      if (letter) return letter;
      await new Promise<void>((resolve) => this.#expecting.push(resolve));
    }
  }

  /** Where one browser is reached. */
  endpoint(path = '/one'): string {
    return `${this.origin}${path}`;
  }

  get origin(): string {
    return `https://${NAME}:${this.#port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
}

/** What a letter's `Authorization` claims, once its signature is seen to be that of the key that it names (RFC 8292). */
export function claimsOf({ headers }: Letter): { readonly key: string; readonly claims: Record<string, unknown> } {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned || JSON.parse(plain(head)).alg !== 'ES256') throw new Error('not signed by the key that it names');
  return { key, claims: JSON.parse(plain(claims)) };
}

const plain = (part: string) => Buffer.from(part, 'base64url').toString();
