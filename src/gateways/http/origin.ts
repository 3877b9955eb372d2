import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, type Socket } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import type { Origin } from '../../hub/ports/gateways.ts';

const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export interface OriginRules {
  /** Where a request came from, as far as it can be trusted (DESIGN 9). */
  originOf(request: IncomingMessage): Origin;
  /** Whose connection this is, before anything is read of it; null where that is not counted. */
  peerOf(socket: Socket): string | null;
  /** Whether the page that makes this request may speak for its visitor (SPEC G6). */
  mayConnect(request: IncomingMessage): boolean;
}

/** `origins` are other pages that may connect; `trustedProxies` are addresses and subnets whose headers are believed. */
export function originRules(given: {
  readonly gateway: string;
  readonly origins: readonly string[];
  readonly trustedProxies: readonly string[];
}): OriginRules {
  const trusts = proxyAddr.compile([...given.trustedProxies]);
  const mayConnect: OriginRules['mayConnect'] = ({ headers: { origin, host } }) =>
    origin === undefined || given.origins.includes(origin) || hostOf(origin) === host;
  return {
    originOf: (request) => ({
      gateway: given.gateway,
      ...whence(request, trusts),
      ...(request.headers.origin !== undefined && mayConnect(request) && { page: request.headers.origin }),
    }),
    peerOf: ({ remoteAddress = '' }) => (trusts(remoteAddress, 0) || isLoopback(remoteAddress) ? null : remoteAddress),
    mayConnect,
  };
}

function whence(
  request: IncomingMessage,
  trusts: (address: string, hop: number) => boolean,
): { address: string | null; local: boolean } {
  const peer = request.socket.remoteAddress ?? '';
  const forwarded = FORWARDING.some((name) => request.headers[name] !== undefined);
  if (trusts(peer, 0) && forwarded) return { address: proxyAddr(request, trusts) ?? null, local: false };
  if (isLoopback(peer)) return { address: null, local: !forwarded && namesThisComputer(request.headers.host) };
  // Whoever comes from elsewhere could write such a header himself, and have no address that can be banned.
  return { address: peer, local: false };
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  const family = isIP(plain);
  return family > 0 && loopback.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

function namesThisComputer(host: string | undefined): boolean {
  const name = hostname(`http://${host ?? ''}`);
  return name === 'localhost' || name.endsWith('.localhost') || isLoopback(name.replace(/^\[|\]$/g, ''));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function hostname(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
