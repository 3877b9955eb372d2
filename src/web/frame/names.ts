const TINTS = 8;
const clusters = new Intl.Segmenter();

/** One of eight colours, the same wherever the person is seen. */
export function tintOf(id: string): number {
  let sum = 0x811c9dc5;
  for (const letter of id) sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return (sum >>> 8) % TINTS;
}

/** The first letter as people see it: 홍, H, 👩‍🚀. */
export function initialOf(nickname: string): string {
  const [first] = clusters.segment(nickname);
  return first?.segment.toUpperCase() ?? '';
}
