const LONG_MS = 500;
const STEADY = 10;

/** Calls back with what a finger has rested on. What the browser would make of it afterwards (a click, a menu) is left out. */
export function longPress(box: HTMLElement, pressed: (on: Element) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  let wasLong = false;

  const stop = () => clearTimeout(timer);
  const down = (event: PointerEvent) => {
    stop();
    wasLong = false;
    const on = event.target;
    if (event.pointerType === 'mouse' || !(on instanceof Element)) return;
    from = event;
    timer = setTimeout(() => {
      wasLong = true;
      pressed(on);
    }, LONG_MS);
  };
  const move = (event: PointerEvent) => {
    if (Math.hypot(event.x - from.x, event.y - from.y) > STEADY) stop();
  };
  const after = (event: Event) => {
    if (wasLong && event.cancelable) event.preventDefault();
  };

  box.addEventListener('pointerdown', down);
  box.addEventListener('pointermove', move);
  for (const end of ['pointerup', 'pointercancel', 'scroll']) box.addEventListener(end, stop);
  for (const later of ['touchend', 'contextmenu']) box.addEventListener(later, after, { passive: false });
  return { destroy: stop };
}
