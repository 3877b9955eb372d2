const GAP = 6;
const MARGIN = 8;

/** Puts a popover beside `anchor`: above it if there is more room, and always within the window. */
export function placeBeside(floating: HTMLElement, anchor: Element): void {
  const from = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const above = from.top - GAP - height;
  const below = from.bottom + GAP;
  const top =
    below + height + MARGIN > innerHeight && above >= 0 ? above : Math.min(below, innerHeight - height - MARGIN);
  const left = Math.min(from.left, innerWidth - width - MARGIN);
  floating.style.inset = `${Math.max(MARGIN, top)}px auto auto ${Math.max(MARGIN, left)}px`;
}

/** Arrows, Home and End walk through the choices of a menu or a list. True when the key was one of them. */
export function walkChoices(event: KeyboardEvent, choices: readonly HTMLElement[]): boolean {
  const here = choices.findIndex((choice) => choice.matches(':focus'));
  const there = {
    ArrowDown: (here + 1) % choices.length,
    ArrowUp: (here <= 0 ? choices.length : here) - 1,
    Home: 0,
    End: choices.length - 1,
  }[event.key];
  if (there === undefined) return false;
  event.preventDefault();
  choices[there]?.focus();
  return true;
}
