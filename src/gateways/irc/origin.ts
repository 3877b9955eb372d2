import { BlockList, isIP } from 'node:net';
import type { Origin } from '../../hub/ports/gateways.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Where a connection comes from (DESIGN 9). A proxy on this computer that does not say so is a person at it. */
export function originOf(remoteAddress: string | undefined): Origin {
  const address = (remoteAddress ?? '').replace(/^::ffff:/, '');
  const family = isIP(address);
  const local = family > 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6');
  return { gateway: 'irc', address: local || family === 0 ? null : address, local };
}

/** For whom a trusted proxy speaks: somebody elsewhere, whatever the address. */
export function originBehindProxy(address: string | null): Origin {
  return { gateway: 'irc', address, local: false };
}
