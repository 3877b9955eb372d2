import type { QuietTime } from '../../core/quiet.ts';
import { keep, kept } from '../frame/keep.ts';

interface Wish {
  /** Whether one is called at all. */
  readonly on: boolean;
  readonly sound: boolean;
  /** Words that call beside one's name, as they were typed: with commas between. */
  readonly words: string;
  readonly quiet: QuietTime | null;
  /** Whether this browser calls while no page is open; and then tells nothing of what was said. */
  readonly closed: boolean;
  readonly discreet: boolean;
}

const KEPT = 'sokdak.alerts';
const NONE: Wish = { on: false, sound: false, words: '', quiet: null, closed: false, discreet: false };

/** For what one wants to be called on this device; the same in all its tabs. */
class Wishes {
  now: Wish = $state.raw(read());

  constructor() {
    addEventListener('storage', ({ key }) => {
      if (key === KEPT) this.now = read();
    });
  }

  get words(): readonly string[] {
    return this.now.words.split(/[,，、]/u).filter((word) => word.trim() !== '');
  }

  change(wish: Partial<Wish>): void {
    this.now = { ...this.now, ...wish };
    keep(KEPT, JSON.stringify(this.now));
  }
}

function read(): Wish {
  try {
    const wish: unknown = JSON.parse(kept(KEPT) ?? '{}');
    return typeof wish === 'object' ? { ...NONE, ...wish } : NONE;
  } catch {
    return NONE;
  }
}

export const wishes = new Wishes();
