/** A member of an object or an item of a list, by the bytes that it takes; `name` is null in a list. */
export interface JsonItem {
  readonly name: string | null;
  readonly from: number;
  readonly to: number;
  readonly valueFrom: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const CLOSING: ReadonlySet<number> = new Set([0x7d, 0x5d]);

/**
 * The outermost items of a JSON object or list (RFC 8259) that begins at `from`. All that separates is ASCII, and UTF-8
 * uses none of it within a letter, so bytes can be looked at one by one. What is no JSON has no items.
 */
export function jsonItems(bytes: Uint8Array, from: number, to: number): readonly JsonItem[] {
  const items: JsonItem[] = [];
  let [depth, inString, start, colon] = [0, false, from + 1, -1];
  const close = (end: number) => {
    if (end > start) items.push(itemOf(bytes, start, colon, end));
    [start, colon] = [end + 1, -1];
  };
  if (!OPENING.has(bytes[from] ?? 0)) return [];
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (inString && byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) inString = !inString;
    else if (inString) continue;
    else if (OPENING.has(byte)) depth += 1;
    else if (CLOSING.has(byte)) {
      depth -= 1;
      if (depth === 0) close(at);
    } else if (depth === 1 && byte === COMMA) close(at);
    else if (depth === 1 && byte === COLON && colon < 0) colon = at;
  }
  return depth === 0 ? items : [];
}

function itemOf(bytes: Uint8Array, from: number, colon: number, to: number): JsonItem {
  if (colon < 0) return { name: null, from, to, valueFrom: from };
  const name = new TextDecoder().decode(bytes.subarray(from, colon)).trim().slice(1, -1);
  return { name, from, to, valueFrom: colon + 1 };
}

/** Null where it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Its members, where it has any. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
