import type { Duplex } from 'node:stream';

/** From so many bytes on it costs less to hand two pieces to the kernel than to copy the first. */
const LARGE = 16_384;

/** Writes pieces at once and in order. A large first one, which others share, is not copied. */
export function writeTogether(socket: Duplex, pieces: readonly Uint8Array[]): void {
  const [first, ...rest] = pieces;
  if (!first) return;
  if (rest.length === 0) socket.write(first);
  else if (first.length < LARGE) socket.write(Buffer.concat(pieces));
  else {
    socket.cork();
    socket.write(first);
    socket.write(Buffer.concat(rest));
    socket.uncork();
  }
}
