import { keep, kept } from './keep.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'sokdak.theme';
const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Light, dark, or as the system has it. */
class Look {
  theme: Theme = $state.raw(THEMES.find((theme) => theme === kept(KEPT)) ?? 'system');

  choose(theme: Theme): void {
    this.theme = theme;
    keep(KEPT, theme);
    this.show();
  }

  /** From auto to the opposite of what is seen now, and so on around. */
  turn(): void {
    const dark = this.theme === 'system' ? DARK.matches : this.theme === 'dark';
    this.choose(dark ? 'light' : 'dark');
  }

  show(): void {
    document.documentElement.dataset.theme = this.theme;
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) paint(meta, this.theme);
  }
}

/** The bar of a mobile browser has the colour of the page; each of the two metas holds for one of the themes. */
function paint(meta: HTMLMetaElement, theme: Theme): void {
  meta.dataset.own ??= meta.content;
  meta.content = theme === 'system' ? meta.dataset.own : getComputedStyle(document.documentElement).backgroundColor;
}

export const look = new Look();
