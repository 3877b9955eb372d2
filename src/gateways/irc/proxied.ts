import type { Socket } from 'node:net';

/** The longest first line of a proxy, its CRLF included (PROXY protocol, version 1). */
const MOST = 107;

const ANNOUNCED = /^PROXY (?:TCP[46] ([0-9A-Fa-f.:]+) \S+ \d+ \d+|UNKNOWN[^\r]*)\r\n$/;
const BEGINNING = 'PROXY ';

/**
 * Reads the line in which a proxy that is trusted says whom it speaks for (haproxy.org, PROXY protocol version 1).
 * `found` gets the address; null where the proxy does not know it; undefined where there is no such line, and then
 * nothing was taken away.
 */
export function whomItSpeaksFor(socket: Socket, found: (address: string | null | undefined) => void): void {
  let head: Buffer = Buffer.alloc(0);
  const hear = () => {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) return;
    head = Buffer.concat([head, chunk]);
    const begun = head.toString('latin1', 0, MOST);
    const end = begun.indexOf('\n') + 1;
    if (end === 0 && begun.length < MOST && couldBe(begun)) return;
    socket.off('readable', hear);
    const [line, address] = ANNOUNCED.exec(begun.slice(0, end)) ?? [];
    const rest = line === undefined ? head : head.subarray(end);
    if (rest.length > 0) socket.unshift(rest);
    found(line === undefined ? undefined : (address ?? null));
  };
  socket.on('error', () => socket.destroy());
  socket.on('readable', hear);
}

function couldBe(begun: string): boolean {
  return begun.startsWith(BEGINNING) || BEGINNING.startsWith(begun);
}
