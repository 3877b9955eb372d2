/** What begins a label of a host that stands for letters beyond ASCII (RFC 5890, section 2.3.1). */
const PREFIX = 'xn--';

/** Letters of a label at most (RFC 1035, section 2.3.4). */
const LONGEST = 63;

/** A host with its labels as people read them: `xn--…` is what it stands for. What stands for nothing stays. */
export function readableHost(host: string): string {
  if (!host.includes(PREFIX)) return host;
  return host
    .split('.')
    .map((label) => (label.startsWith(PREFIX) ? (decoded(label.slice(PREFIX.length)) ?? label) : label))
    .join('.');
}

const [BASE, TMIN, TMAX, SKEW, DAMP, FIRST_BIAS, FIRST_CODE] = [36, 1, 26, 38, 700, 72, 0x80];
const LAST_CODE = 0x10ffff;

/** Punycode (RFC 3492, section 6.2), in small letters; null where it is none. */
function decoded(label: string): string | null {
  if (label.length + PREFIX.length > LONGEST) return null;
  const dash = label.lastIndexOf('-');
  const letters = [...label.slice(0, Math.max(0, dash))];
  let [code, place, bias] = [FIRST_CODE, 0, FIRST_BIAS];
  for (let at = dash + 1; at < label.length; ) {
    const before = place;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(label.charCodeAt(at));
      if (digit === null) return null;
      at += 1;
      place += digit * weight;
      const threshold = Math.min(Math.max(k - bias, TMIN), TMAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const count = letters.length + 1;
    bias = adapted(place - before, count, before === 0);
    code += Math.floor(place / count);
    place %= count;
    if (code > LAST_CODE || (code >= 0xd800 && code < 0xe000)) return null;
    letters.splice(place, 0, String.fromCodePoint(code));
    place += 1;
  }
  return letters.join('');
}

/** `a` to `z` are 0 to 25, `0` to `9` are 26 to 35. */
function digitOf(code: number): number | null {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : null;
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - TMIN) * TMAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - TMIN));
  return k + Math.floor(((BASE - TMIN + 1) * rest) / (rest + SKEW));
}
