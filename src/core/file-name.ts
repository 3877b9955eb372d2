/** Bytes of UTF-8: the usual file systems take 255. */
const MOST_BYTES = 200;
/** What is taken for an ending, in code points. */
const MOST_ENDING = 16;

/** Not seen, or seen where it does not stand: `gpj.exe` must not pass for a picture. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\u2800]/gu;
/** Joins emoji: the one format character that names keep. */
const JOINER = '\u200D';
/** What some system does not take in a name. */
const AWKWARD = /[<>:"|?*\\/]/g;

/**
 * A name under which a file can be kept anywhere, of whatever came: the last part of a path, NFC, nothing invisible, at
 * most 200 bytes with its ending kept, never empty, never hidden. Idempotent.
 */
export function fileName(raw: string): string {
  const parts = raw.slice(-4_096).split(/[\\/]/);
  const last = parts.filter((part) => part.trim() !== '').at(-1) ?? '';
  const seen = last.normalize('NFC').replace(UNSEEN, (one) => (one === JOINER ? one : ''));
  const plain = trimmed(seen.replace(AWKWARD, '_').replace(/\s+/gu, ' '));
  return plain === '' || plain === JOINER ? 'file' : trimmed(shortened(plain));
}

/** Dots and spaces at the ends hide a file, or lead elsewhere. */
function trimmed(name: string): string {
  return name.replace(/^[.\s\u200D]+|[.\s\u200D]+$/gu, '');
}

function shortened(name: string): string {
  if (bytesOf(name) <= MOST_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && [...name.slice(dot)].length <= MOST_ENDING ? name.slice(dot) : '';
  let room = MOST_BYTES - bytesOf(ending);
  let kept = '';
  for (const point of name.slice(0, name.length - ending.length)) {
    room -= bytesOf(point);
    if (room < 0) break;
    kept += point;
  }
  return trimmed(kept) + ending;
}

function bytesOf(text: string): number {
  let count = 0;
  for (const point of text) {
    const code = point.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return count;
}
