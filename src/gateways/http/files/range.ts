/** Bytes of a file, both ends included; `part` says that they are not all. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly part: boolean;
}

/**
 * What `Range` asks of a file of that size (RFC 9110, section 14.2): one range of bytes, or all where it says something
 * else; null where there are no such bytes. `If-Range` must name the file that there is (section 13.1.5).
 */
export function partOf(
  { range, 'if-range': ifRange }: { readonly range?: string | undefined; readonly 'if-range'?: unknown },
  { size, tag }: { readonly size: number; readonly tag: string },
): Part | null {
  const all = { from: 0, to: size - 1, part: false };
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? [];
  if ((first === '' && last === '') || (ifRange !== undefined && ifRange !== tag)) return all;
  if (first === '')
    return size > 0 && Number(last) > 0 ? { ...all, from: Math.max(0, size - Number(last)), part: true } : null;
  const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== '' && Number(last) < from) return all;
  return from < size ? { from, to, part: true } : null;
}
