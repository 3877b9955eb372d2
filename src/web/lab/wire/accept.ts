import { sha1 } from '@noble/hashes/legacy.js';

/** RFC 6455 section 1.3: it shows that the other end knows WebSocket, and did not merely echo. */
export const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/**
 * Each step from `Sec-WebSocket-Key` to `Sec-WebSocket-Accept`. `crypto.subtle` is not there on a page over plain http,
 * which in a classroom it is.
 */
export function acceptSteps(key: string): { readonly joined: string; readonly sha1: string; readonly accept: string } {
  const joined = key + GUID;
  const digest = sha1(new TextEncoder().encode(joined));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { joined, sha1: hex, accept: btoa(String.fromCharCode(...digest)) };
}
