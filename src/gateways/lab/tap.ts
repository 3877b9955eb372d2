import type { Duplex } from 'node:stream';
import type { LabEnd } from '../../protocol/lab.ts';

/** What was read of the client in one go, or what is written to it in one go. */
export type Heard = (from: LabEnd, bytes: Uint8Array) => void;

/**
 * Hears what one socket reads and writes, whoever does the reading and writing. It sits where the socket itself hands
 * over (`push`, `_write`, `_writev` of node:stream): a listener for `data` would start the flow before its gateway
 * listens. All other sockets are as they were. The answer takes it away again.
 */
export function tap(socket: Duplex, heard: Heard): () => void {
  const { push, _write, _writev } = socket;
  Object.assign(socket, {
    push(chunk: Uint8Array | null, encoding?: BufferEncoding) {
      if (chunk !== null) heard('client', chunk);
      return push.call(socket, chunk, encoding);
    },
    _write(chunk: Uint8Array | string, encoding: BufferEncoding, done: (problem?: Error | null) => void) {
      heard('server', bytesOf({ chunk, encoding }));
      _write.call(socket, chunk, encoding, done);
    },
    ...(_writev && {
      _writev(chunks: Piece[], done: (problem?: Error | null) => void) {
        heard('server', Buffer.concat(chunks.map(bytesOf)));
        _writev.call(socket, chunks, done);
      },
    }),
  });
  return () => {
    for (const name of ['push', '_write', '_writev']) Reflect.deleteProperty(socket, name);
  };
}

interface Piece {
  readonly chunk: Uint8Array | string;
  readonly encoding: BufferEncoding;
}

function bytesOf({ chunk, encoding }: Piece): Uint8Array {
  return typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
}
