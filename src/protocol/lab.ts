/** The three ways that the lab sets side by side. */
export const LAB_WAYS = ['tcp', 'websocket', 'socketio'] as const;

export type LabWay = (typeof LAB_WAYS)[number];

/** Who sent what was seen on a line. */
export type LabEnd = 'client' | 'server';

/** The calls of socket programming (POSIX.1-2017, sys/socket.h) by which a TCP line comes to be. */
export type LabCall =
  | 'server socket'
  | 'server bind'
  | 'server listen'
  | 'client socket'
  | 'client connect'
  | 'server accept';

interface OnLine {
  readonly way: LabWay;
  /** Which connection of this visitor it is: 1, 2, 3 … */
  readonly line: number;
  /** ms since the visitor came, with fractions. All of a visitor's moments are of one clock, the server's. */
  readonly at: number;
}

/** What the stream of a ticket tells its visitor, of his own connections alone (SPEC G8). */
export type LabEvent =
  | {
      readonly on: 'welcome';
      /** The room in which his three connections meet, and the nickname to take at each. */
      readonly room: string;
      readonly nicknames: Readonly<Record<LabWay, string>>;
    }
  | ({ readonly on: 'call'; readonly call: LabCall; readonly address: string | null } & OnLine)
  /** From here on every byte of this connection is told. */
  | ({ readonly on: 'opened' } & OnLine)
  /** One read (of what the client sent) or one write (of what the server sends): `data` is base64, and shorter than `length` where it was cut. */
  | ({ readonly on: 'bytes'; readonly from: LabEnd; readonly length: number; readonly data: string } & OnLine)
  /** One side said that it sends nothing more. */
  | ({ readonly on: 'fin'; readonly from: LabEnd } & OnLine)
  | ({ readonly on: 'closed'; readonly cut: boolean } & OnLine)
  /** The ticket is worth nothing any more. */
  | { readonly on: 'end'; readonly reason: 'late' | 'slow' | 'stopping' };
