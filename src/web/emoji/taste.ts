import { isRecord, readJson, writeJson } from '../../client/shelf.ts';

/** Even to name it throws where it is blocked. */
const device = {
  getItem: (name: string) => localStorage.getItem(name),
  setItem: (name: string, text: string) => localStorage.setItem(name, text),
  removeItem: (name: string) => localStorage.removeItem(name),
};

const NAME = 'sokdak.emoji';
const MOST_RECENT = 24;

/** None, and the five of Unicode from light to dark. */
export const TONES = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'] as const;
export type Tone = (typeof TONES)[number];

/** What somebody likes to use, on this device. */
export interface Taste {
  /** Those that he used, the last first. */
  readonly recent: readonly string[];
  readonly tone: Tone;
}

export function taste(): Taste {
  const kept = readJson(device, NAME);
  if (!isRecord(kept)) return { recent: [], tone: '' };
  const { recent } = kept;
  return {
    recent: Array.isArray(recent) ? recent.filter((sign) => typeof sign === 'string').slice(0, MOST_RECENT) : [],
    tone: TONES.find((tone) => tone === kept.tone) ?? '',
  };
}

export function used(sign: string): void {
  const { recent, tone } = taste();
  put({ recent: [sign, ...recent.filter((one) => one !== sign)].slice(0, MOST_RECENT), tone });
}

export function choose(tone: Tone): void {
  put({ ...taste(), tone });
}

/** With that skin tone, which stands behind the first sign and in place of what asks for colour. */
export function inTone({ sign, toned }: { readonly sign: string; readonly toned: boolean }, tone: Tone): string {
  return toned && tone !== '' ? sign.replace(/^(.)\uFE0F?/u, `$1${tone}`) : sign;
}

function put(changed: Taste): void {
  writeJson(device, NAME, changed);
}
