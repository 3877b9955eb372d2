const TINTS = 8;
const clusters = new Intl.Segmenter();

/** One of eight colours, the same wherever the person is seen. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return sum % TINTS;
}

/** The first letter as people see it: 홍, H, 👩‍🚀. */
export function initialOf(nickname: string): string {
  const [first] = clusters.segment(nickname);
  return first?.segment.toUpperCase() ?? '';
}
