import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { LabWay } from '../../protocol/lab.ts';
import type { Visits } from './visits.ts';

/** Another way in, as far as the lab has to do with it. */
export interface Watchable {
  readonly path: string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** The same way in; whoever comes with `?lab=TICKET` has his own connection tapped, and no other is touched. */
export function watched<D extends Watchable>(
  way: LabWay,
  door: D,
  { visits, mayConnect }: { readonly visits: Visits; readonly mayConnect: (request: IncomingMessage) => boolean },
): D {
  return {
    ...door,
    upgrade(request, socket, head) {
      const ticket = ticketIn(request);
      if (ticket === null) return door.upgrade(request, socket, head);
      const visit = visits.get(ticket);
      const line = visit && mayConnect(request) ? visit.begin(way) : null;
      if (!visit || !line) return turnAway(socket, '403 Forbidden');
      line.open(socket, Buffer.concat([headOf(request), head]));
      if (visit.isCut(way)) turnAway(socket, '503 Service Unavailable');
      else door.upgrade(request, socket, head);
    },
  };
}

function ticketIn({ url = '' }: IncomingMessage): string | null {
  return url.includes('lab=') ? new URL(url, 'http://any').searchParams.get('lab') : null;
}

/**
 * The request as it came: the line and every header, in their order and spelling. Node's parser has taken the bytes
 * themselves; only white space around a value may have been more.
 */
function headOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const headers = rawHeaders.map((word, index) => word + (index % 2 === 0 ? ': ' : '\r\n')).join('');
  return Buffer.from(`${method} ${url} HTTP/${httpVersion}\r\n${headers}\r\n`, 'latin1');
}

function turnAway(socket: Duplex, status: string): void {
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  socket.resume();
}
