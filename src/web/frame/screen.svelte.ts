/** A media query that can be read in a component. */
class Query {
  readonly #list: MediaQueryList;
  holds: boolean = $state.raw(false);

  constructor(query: string) {
    this.#list = matchMedia(query);
    this.holds = this.#list.matches;
    this.#list.addEventListener('change', () => {
      this.holds = this.#list.matches;
    });
  }
}

/** There is room for the rooms beside the conversation. */
export const roomy = new Query('(min-width: 48rem)');
/** There is room for the people beside the conversation. */
export const wide = new Query('(min-width: 60rem)');
export const touch = new Query('(pointer: coarse)');

/** Where the keyboard covers the page instead of shrinking it (iOS), shrinks it. */
export function shrinkAboveKeyboard(): void {
  const seen = window.visualViewport;
  seen?.addEventListener('resize', () => {
    const covered = seen.scale === 1 && seen.height < window.innerHeight - 1;
    const root = document.documentElement.style;
    if (covered) root.setProperty('--seen-height', `${seen.height}px`);
    else root.removeProperty('--seen-height');
    if (covered) window.scrollTo(0, 0);
  });
}
