import { BlockList, isIP } from 'node:net';
import { WIDEST } from '../core/address.ts';
import type { Ranges } from '../hub/ports/gateways.ts';

const RANGE = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/;
const BITS = { 4: 32, 6: 128 } as const;

/** Ranges of addresses, as this computer reads them. */
export const ranges: Ranges = {
  read(text) {
    const range = parsed(text.trim());
    if (!range || range.bits < WIDEST[range.family]) return null;
    const { address, bits, family } = range;
    return bits === BITS[family] ? address : `${address}/${bits}`;
  },
  holds(range, address) {
    const family = isIP(address);
    return family > 0 && listOf(range).check(address, family === 4 ? 'ipv4' : 'ipv6');
  },
};

/** Null where it is no range: an address, and how many of its first bits are shared. */
function parsed(text: string): { readonly address: string; readonly bits: number; readonly family: 4 | 6 } | null {
  const [, address = '', given] = RANGE.exec(text) ?? [];
  const family = isIP(address);
  if (family !== 4 && family !== 6) return null;
  const bits = given === undefined ? BITS[family] : Number(given);
  return bits <= BITS[family] ? { address: address.toLowerCase(), bits, family } : null;
}

/** There are few ranges, and each is asked for every connection. */
const MOST = 1_000;
const lists = new Map<string, BlockList>();

function listOf(range: string): BlockList {
  const known = lists.get(range);
  if (known) return known;
  const list = new BlockList();
  const read = parsed(range);
  if (read) list.addSubnet(read.address, read.bits, read.family === 4 ? 'ipv4' : 'ipv6');
  if (lists.size >= MOST) lists.clear();
  lists.set(range, list);
  return list;
}
