import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Origin } from '../../hub/ports/gateways.ts';
import { LAB_WAYS, type LabWay } from '../../protocol/lab.ts';
import type { LabRefusalCode } from './refusals.ts';
import { type ClientEnd, openTcp } from './tcp.ts';
import type { Visit } from './visit.ts';

/** A ping of the protocol itself, which the far end answers by itself; an IRC client says PING in a line of its own. */
const PINGS: Readonly<Record<Exclude<LabWay, 'tcp'>, Uint8Array>> = {
  // RFC 6455 section 5.5.2: FIN, opcode 9, three bytes that the pong brings back.
  websocket: Buffer.from([0x89, 3, ...Buffer.from('lab')]),
  // engine.io-protocol v4: the packet `2`, in a text frame.
  socketio: Buffer.from([0x81, 1, ...Buffer.from('2')]),
};

/** What a visitor asks for, as far as it matters here. */
export interface Wish {
  readonly raw: IncomingMessage;
  readonly body: unknown;
  readonly way: string | undefined;
}

/** Does it, or answers why not. */
export type Doing = (visit: Visit, wish: Wish) => LabRefusalCode | null;

export interface DoingsGiven {
  /** Where a request comes from; a TCP line that it opens comes from there, too, with no more rights (SPEC G8). */
  readonly originOf: (request: IncomingMessage) => Origin;
  /** Hands a TCP connection to the gateway of IRC, as if it had accepted it. */
  readonly takeTcp: (socket: Socket, origin: Origin) => void;
}

/** What the buttons of the page do. */
export function doings({ originOf, takeTcp }: DoingsGiven) {
  const ends = new WeakMap<Visit, ClientEnd>();
  return {
    openTcp: (visit, { raw }) => {
      if (visit.isCut('tcp')) return 'cut';
      const line = visit.begin('tcp');
      if (!line) return 'open';
      const origin = originOf(raw);
      const accept = (socket: Socket) => takeTcp(socket, origin);
      ends.set(visit, openTcp(line, accept));
      return null;
    },
    write: (visit, { body }) => {
      const end = ends.get(visit);
      if (!(body instanceof Uint8Array)) return 'bad_request';
      if (!end || !visit.line('tcp')) return 'closed';
      return end.write(body) ? null : 'too_fast';
    },
    cut: onWay((visit, way) => {
      visit.cut(way);
      return null;
    }),
    mend: onWay((visit, way) => {
      visit.mend(way);
      return null;
    }),
    ping: onWay((visit, way) => {
      const line = visit.line(way);
      if (way === 'tcp') return 'no_such_way';
      if (!line) return 'closed';
      line.inject(PINGS[way]);
      return null;
    }),
  } as const satisfies Record<string, Doing>;
}

function onWay(run: (visit: Visit, way: LabWay) => LabRefusalCode | null): Doing {
  return (visit, wish) => {
    const way = LAB_WAYS.find((one) => one === wish.way);
    return way ? run(visit, way) : 'no_such_way';
  };
}
