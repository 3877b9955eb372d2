import { BlockList, isIP } from 'node:net';

/** What IANA has set aside of IPv4: this computer, private networks, links, documentation, many at once, and the rest. */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
] as const;

/** Of IPv6 only 2000::/3 is handed out at all; of that, what leads elsewhere (6to4, Teredo) and documentation is none. */
const PUBLIC_6 = '2000::/3';
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const;

const forbidden = listOf(NOT_PUBLIC_4, 'ipv4');
const given = listOf([PUBLIC_6], 'ipv6');
const setAside = listOf(NOT_PUBLIC_6, 'ipv6');

/**
 * Whether an address is one of the public Internet: whoever asks for it reaches no network of ours, and none of whoever
 * rents us this computer. An address of IPv4 that is written as one of IPv6 is none.
 */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !forbidden.check(address, 'ipv4');
  return family === 6 && !address.includes('%') && given.check(address, 'ipv6') && !setAside.check(address, 'ipv6');
}

function listOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}
