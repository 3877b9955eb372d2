import type { Duplex } from 'node:stream';
import { joined } from '../hub/bundles.ts';

/** From so many bytes on it costs less to hand two pieces to the kernel than to copy the first. */
const LARGE = 16_384;

/** Writes pieces at once and in order. A large first one, which others share, is not copied. */
export function writeTogether(socket: Duplex, pieces: readonly Uint8Array[]): void {
  const [first, ...rest] = pieces;
  if (!first) return;
  if (rest.length === 0 || first.length < LARGE) {
    socket.write(joined(pieces));
    return;
  }
  socket.cork();
  socket.write(first);
  socket.write(joined(rest));
  socket.uncork();
}
