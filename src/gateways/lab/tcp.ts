import { connect, createServer, type Socket } from 'node:net';
import type { Line } from './line.ts';

const HERE = '127.0.0.1';

/** The client's end of a TCP connection, which a browser cannot hold itself. */
export interface ClientEnd {
  /** False where too much waits already that the server has not read: then nothing was written. */
  write(bytes: Uint8Array): boolean;
}

/** What is told of it. */
export type TcpLine = Pick<Line, 'made' | 'open' | 'end' | 'onEnd'>;

/** What may wait to be read, in bytes, beyond what the system holds. */
const MOST_WAITING = 65_536;

/**
 * A real TCP connection, from this computer to itself: a server socket that is made for it and takes this one client,
 * each call told as it happens. It needs no open port of the server's own; whoever else connects to it is turned away.
 */
export function openTcp(line: TcpLine, accept: (socket: Socket) => void): ClientEnd {
  const server = createServer({ allowHalfOpen: true });
  line.made('server socket');
  let client: Socket | null = null;
  line.onEnd(() => {
    server.close();
    client?.destroy();
  });
  server.on('error', () => line.end());
  server.on('connection', (socket) => {
    if (socket.remotePort !== client?.localPort) return void socket.destroy();
    server.close();
    line.made('server accept', addressOf(socket.remoteAddress, socket.remotePort));
    line.open(socket, new Uint8Array());
    accept(socket);
  });
  server.listen(0, HERE, () => {
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    line.made('server bind', addressOf(HERE, port));
    line.made('server listen', addressOf(HERE, port));
    client = connectTo(port, line);
  });
  return {
    write(bytes) {
      if (!client || client.writableLength > MOST_WAITING) return false;
      client.write(bytes);
      return true;
    },
  };
}

/** What comes is read by the visitor's page, out of what the server wrote; here it is only taken. */
function connectTo(port: number, line: TcpLine): Socket {
  const client = connect(port, HERE);
  line.made('client socket');
  client.on('connect', () => line.made('client connect', addressOf(client.localAddress, client.localPort)));
  client.on('error', () => line.end());
  return client.resume();
}

function addressOf(address: string | undefined, port: number | undefined): string {
  return `${address ?? ''}:${port ?? ''}`;
}
