import { previewText } from '../core/preview.ts';
import type { Previewer } from '../hub/ports/previews.ts';
import type { Head, Outside } from './outside.ts';
import { saidIn, textOf } from './page.ts';

/** What it may cost to look at a page: bytes, and ms in all. */
const COSTS = { bytes: 256 * 1024, ms: 3_000 } as const;
const HEADERS = {
  accept: 'text/html,application/xhtml+xml',
  'accept-language': 'ko,en;q=0.8',
  'user-agent': 'Mozilla/5.0 (compatible; sokdak; link preview)',
} as const;
/** What was looked at a moment ago is not looked at again: so many, and for so many ms. */
const REMEMBERED = { most: 200, ms: 10 * 60_000 } as const;

/** Looks at pages that people here name, from this computer, so that nobody's reader has to (decision 0040). */
export function previewsBy(outside: Outside, now: () => number): Previewer {
  const known = new Map<string, { readonly at: number; readonly said: Promise<string | null> }>();
  return {
    preview(address) {
      const before = known.get(address);
      if (before && now() - before.at < REMEMBERED.ms) return before.said;
      const said = look(outside, address);
      known.delete(address);
      known.set(address, { at: now(), said });
      const [first] = known.keys();
      if (known.size > REMEMBERED.most && first !== undefined) known.delete(first);
      return said;
    },
  };
}

async function look(outside: Outside, address: string): Promise<string | null> {
  try {
    const { status, type, body } = await outside.get(address, { ...COSTS, headers: HEADERS, wants: isPage });
    const said = status === 200 && isPage({ status, type }) ? saidIn(textOf(body, type)) : null;
    return said && previewText(said);
  } catch {
    return null;
  }
}

function isPage({ status, type }: Head): boolean {
  return status === 200 && /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
}
