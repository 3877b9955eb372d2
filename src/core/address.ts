/** The widest ranges of addresses that can be kept out, by the bits that they share: wider is a slip of the pen. */
export const WIDEST = { 4: 8, 6: 19 } as const;

/** Groups of 16 bits in an IPv6 address. */
const GROUPS = 8;

/** An IPv4 address, or the first 64 bits of an IPv6 address: the rest one household has for itself. */
export function blockOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const between = Array.from({ length: Math.max(0, GROUPS - before.length - after.length) }, () => '0');
  return [...before, ...between, ...after].slice(0, GROUPS / 2).join(':');
}
