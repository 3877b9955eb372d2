import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import proxyAddr from '@fastify/proxy-addr';
import type { Hub } from '../../hub/hub.ts';
import type { Origin } from '../../hub/ports/gateways.ts';
import type { Language } from '../../protocol/sentences.ts';
import { closed } from '../closed.ts';
import type { Turnstile } from '../turnstile.ts';
import { Connection } from './connection.ts';
import { networkOf } from './network.ts';
import { originBehindProxy, originOf } from './origin.ts';
import { whomItSpeaksFor } from './proxied.ts';
import { serialise } from './wire/line.ts';

export interface IrcGiven {
  readonly hub: Hub;
  /** In which sentences and refusals are worded. */
  readonly language: Language;
  /** How people reach the page, for addresses in lines: `https://chat.example.com`. */
  readonly baseUrl: () => string;
  /** Certificate and key in PEM; null where there is no TLS. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Addresses and subnets that may say, by the PROXY protocol, for whom they speak. */
  readonly trustedProxies: readonly string[];
  readonly turnstile: Turnstile;
}

export interface IrcGateway {
  /** Not listening yet. */
  readonly plain: Server;
  readonly secure: Server | null;
  /** Takes a connection that another door has accepted, of somebody of whom that door knows whence he is. */
  take(socket: Socket, origin: Origin): void;
  /** Resolves when all connections, which the hub has closed, are gone. */
  stop(): Promise<void>;
}

/** Time for a handshake, or for the first line of a proxy, in ms. */
const OPENING_MS = 10_000;

/** Quiet for so many ms, a client's system is asked whether it is there, if the client itself knows no PONG. */
const KEEP_ALIVE_MS = 10_000;

/** IRC over TCP and TLS (RFC 1459, modern.ircdocs.horse, ircv3.net). */
export function ircGateway({ hub, language, baseUrl, tls, trustedProxies, turnstile }: IrcGiven): IrcGateway {
  const network = networkOf(hub, language, baseUrl);
  const trusts = proxyAddr.compile([...trustedProxies]);
  const all = new Set<Socket>();
  const welcomed = new Set<Socket>();
  const welcome = (socket: Socket, origin: Origin) => {
    const entry = turnstile.enter(origin.address);
    if ('refusal' in entry) return turnAway(socket, entry.refusal);
    keepWhileOpen(welcomed, socket);
    socket.once('close', entry.leave);
    new Connection(network, { socket, origin });
  };
  const accept = (socket: Socket) => {
    const peer = socket.remoteAddress;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    if (!trusts(peer ?? '', 0)) return welcome(socket, originOf(peer));
    const giveUp = hub.clock.after(OPENING_MS, () => socket.destroy());
    whomItSpeaksFor(socket, (address) => {
      giveUp();
      welcome(socket, address === undefined ? originOf(peer) : originBehindProxy(address));
    });
  };
  const plain = createServer({ allowHalfOpen: true }, accept);
  const secure =
    tls &&
    createTlsServer({ ...tls, minVersion: 'TLSv1.2', handshakeTimeout: OPENING_MS, allowHalfOpen: true }, accept);
  for (const server of [plain, secure]) server?.on('connection', (socket: Socket) => keepWhileOpen(all, socket));
  return {
    plain,
    secure,
    take(socket, origin) {
      keepWhileOpen(all, socket);
      socket.setNoDelay(true);
      socket.setKeepAlive(true, KEEP_ALIVE_MS);
      welcome(socket, origin);
    },
    async stop() {
      for (const server of [plain, secure]) if (server?.listening) server.close();
      await Promise.all([...welcomed].map(closed));
      for (const socket of all) socket.destroy();
    },
  };
}

function keepWhileOpen(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
}

function turnAway(socket: Socket, reason: string): void {
  socket.on('error', () => {});
  socket.end(serialise({ command: 'ERROR', params: [reason] }));
  socket.destroySoon();
}
