const LONG_MS = 500;
const STEADY = 10;

/** Calls back with what a finger has rested on. */
export function longPress(box: HTMLElement, pressed: (on: Element) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };

  const stop = () => clearTimeout(timer);
  const down = (event: PointerEvent) => {
    stop();
    const on = event.target;
    if (event.pointerType === 'mouse' || !(on instanceof Element)) return;
    from = event;
    timer = setTimeout(() => pressed(on), LONG_MS);
  };
  const move = (event: PointerEvent) => {
    if (Math.hypot(event.x - from.x, event.y - from.y) > STEADY) stop();
  };

  box.addEventListener('pointerdown', down);
  box.addEventListener('pointermove', move);
  for (const end of ['pointerup', 'pointercancel', 'scroll']) box.addEventListener(end, stop);
  return { destroy: stop };
}
