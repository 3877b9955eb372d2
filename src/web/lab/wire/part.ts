/** Every kind of part that something on the wire is made of. Each has its sentence in texts/. */
export type PartName =
  | 'request-line'
  | 'status-line'
  | 'host'
  | 'upgrade'
  | 'connection'
  | 'origin'
  | 'ws-key'
  | 'ws-version'
  | 'ws-protocol'
  | 'ws-extensions'
  | 'ws-accept'
  | 'header'
  | 'blank'
  | 'fin'
  | 'rsv'
  | 'opcode'
  | 'mask'
  | 'length'
  | 'length-extended'
  | 'masking-key'
  | 'payload'
  | 'close-code'
  | 'close-reason'
  | 'engine-type'
  | 'engine-data'
  | 'socket-type'
  | 'attachments'
  | 'namespace'
  | 'ack-id'
  | 'event-name'
  | 'argument'
  | 'socket-data'
  | 'do'
  | 'ref'
  | 'on'
  | 'ok'
  | 'member'
  | 'tags'
  | 'source'
  | 'command'
  | 'parameter'
  | 'trailing'
  | 'line-end'
  | 'unread';

/** One part: the bytes of the unit from `from` up to, but not with, `to`. */
export interface Part {
  readonly is: PartName;
  readonly from: number;
  readonly to: number;
  /** Where it is less than the byte at `from`: its first bit and the bit behind it; 0 is the most significant. */
  readonly bits?: readonly [number, number];
  /** As a person reads it. */
  readonly value: string;
  /** How many parts it lies in. */
  readonly depth: number;
}

/** One thing that travelled: an HTTP head, a WebSocket frame, a line. */
export interface Unit {
  readonly kind: 'request' | 'response' | 'frame' | 'line' | 'unread';
  readonly bytes: Uint8Array;
  /** The same with the mask taken off, byte for byte. */
  readonly plain: Uint8Array;
  readonly parts: readonly Part[];
  /** What it says to the program at the other end, as text; empty where it is no text. */
  readonly text: string;
  /** Of a frame: its opcode. */
  readonly opcode: number | null;
}

const decoder = new TextDecoder();

export function textOf(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return decoder.decode(bytes.subarray(from, to));
}

/** The text of the first part of that kind. */
export function partText({ parts }: Pick<Unit, 'parts'>, is: PartName): string | null {
  return parts.find((part) => part.is === is)?.value ?? null;
}
