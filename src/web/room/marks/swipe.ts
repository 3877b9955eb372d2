/** In px. A finger is steady below the first; a message that was pushed as far as the second is answered. */
const STEADY = 10;
const FAR = 56;
const MOST = 72;
/** At the sides of the screen a swipe is the system's: it leads back. */
const EDGE = 24;

const moves = () => !matchMedia('(prefers-reduced-motion: reduce)').matches;

interface Swipe {
  readonly id: number;
  readonly article: HTMLElement;
  readonly x: number;
  readonly y: number;
}

/**
 * Calls back with the message that a finger has pushed to the left. What goes up or down is scrolling, and the browser's:
 * `touch-action` of the messages leaves sideways to this.
 */
export function swipe(box: HTMLElement, answered: (article: HTMLElement) => void) {
  let swiping: Swipe | null = null;

  const reset = () => {
    swiping?.article.style.removeProperty('translate');
    delete swiping?.article.dataset.swiped;
    swiping = null;
  };
  const down = ({ pointerType, isPrimary, pointerId: id, target, x, y }: PointerEvent) => {
    reset();
    const article = target instanceof Element ? target.closest('article') : null;
    if (pointerType !== 'touch' || !isPrimary || !article || x < EDGE || x > innerWidth - EDGE) return;
    swiping = { id, article, x, y };
  };
  const move = ({ pointerId, x, y }: PointerEvent) => {
    if (pointerId !== swiping?.id) return;
    const [left, off] = [swiping.x - x, Math.abs(swiping.y - y)];
    if (off > STEADY && off > left) return reset();
    const { article } = swiping;
    article.dataset.swiped = left >= FAR ? 'far' : '';
    if (moves()) article.style.translate = `${-Math.min(MOST, Math.max(0, left - STEADY))}px`;
  };
  const up = ({ pointerId }: PointerEvent) => {
    if (pointerId !== swiping?.id) return;
    const { article } = swiping;
    const far = article.dataset.swiped === 'far';
    reset();
    if (far) answered(article);
  };

  const heard = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: reset };
  const ended = new AbortController();
  for (const [name, hear] of Object.entries(heard)) {
    box.addEventListener(name, (event) => event instanceof PointerEvent && hear(event), { signal: ended.signal });
  }
  return { destroy: () => ended.abort() };
}
