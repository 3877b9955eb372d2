import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Hub } from '../../hub/hub.ts';
import type { Language } from '../../protocol/sentences.ts';
import { Connection } from './connection.ts';
import { Gate } from './gate.ts';
import { networkOf } from './network.ts';
import { originOf } from './origin.ts';
import { serialise } from './wire/line.ts';

export interface IrcGiven {
  readonly hub: Hub;
  /** In which sentences and refusals are worded. */
  readonly language: Language;
  /** Certificate and key in PEM; null where there is no TLS. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
}

export interface IrcGateway {
  /** Not listening yet. */
  readonly plain: Server;
  readonly secure: Server | null;
  /** Resolves when all connections, which the hub has closed, are gone. */
  stop(): Promise<void>;
}

/** IRC over TCP and TLS (RFC 1459, modern.ircdocs.horse, ircv3.net). */
export function ircGateway({ hub, language, tls }: IrcGiven): IrcGateway {
  const network = networkOf(hub, language);
  const gate = new Gate(hub.clock);
  const sockets = new Set<Socket>();
  const accept = (socket: Socket) => {
    const origin = originOf(socket.remoteAddress);
    const refusal = gate.refusal(origin.address);
    if (refusal !== null) return turnAway(socket, refusal);
    sockets.add(socket);
    const { registered, left } = gate.enter(origin.address);
    socket.once('close', () => {
      sockets.delete(socket);
      left();
    });
    socket.setNoDelay(true);
    new Connection(network, { socket, origin, registered });
  };
  const plain = createServer(accept);
  const secure = tls && createTlsServer({ ...tls, minVersion: 'TLSv1.2' }, accept);
  return { plain, secure, stop: () => stopped([plain, secure], sockets) };
}

function turnAway(socket: Socket, reason: string): void {
  socket.on('error', () => {});
  socket.end(serialise({ command: 'ERROR', params: [reason] }));
  socket.destroySoon();
}

async function stopped(servers: readonly (Server | null)[], sockets: ReadonlySet<Socket>): Promise<void> {
  for (const server of servers) if (server?.listening) server.close();
  await Promise.all([...sockets].map((socket) => once(socket, 'close')));
}
