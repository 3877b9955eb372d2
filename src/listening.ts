import { once } from 'node:events';
import type { Server } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Node's own 511 costs about a second in a storm of a thousand reconnects. */
const BACKLOG = 4_096;
const PORTS_TO_TRY = 20;

export interface Wanted {
  /** Null is every address. */
  readonly host: string | null;
  readonly port: number;
  /** A busy port that nobody asked for by name gives way to the next free one. */
  readonly givesWay: boolean;
  /** The flag that asks for another port: `--port`. */
  readonly flag: string;
}

/** Listens, and answers the port; rejects with one sentence for the operator. */
export async function listen(server: Server, { host, port, givesWay, flag }: Wanted): Promise<number> {
  const tries = givesWay && port > 0 ? PORTS_TO_TRY : 1;
  for (let next = port; ; next += 1) {
    try {
      return await listenOn(server, host, next);
    } catch (problem) {
      if (codeOf(problem) !== 'EADDRINUSE' || next + 1 >= port + tries) throw new Error(sentence(problem, next, flag));
    }
  }
}

async function listenOn(server: Server, host: string | null, port: number): Promise<number> {
  server.listen({ port, backlog: BACKLOG, ...(host !== null && { host }) });
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** The addresses under which other computers of this network may find this one. */
export function lanAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
}

function codeOf(problem: unknown): unknown {
  return problem instanceof Error && 'code' in problem ? problem.code : null;
}

function sentence(problem: unknown, port: number, flag: string): string {
  if (codeOf(problem) === 'EADDRINUSE') return `Port ${port} is in use. Choose another with ${flag}, or 0 for any.`;
  if (codeOf(problem) === 'EACCES') return `Port ${port} may not be opened by this user. Choose one above 1023.`;
  return `Port ${port} could not be opened: ${String(problem)}`;
}
