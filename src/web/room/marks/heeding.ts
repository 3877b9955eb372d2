import { swipe } from './swipe.ts';
import { longPress } from './touch.ts';

/**
 * Calls back with what a finger rested on in the log, or the name of another that was clicked; and with the message
 * that was pushed to the left. The answer ends that.
 */
export function heed(box: HTMLElement, open: (on: Element) => void, answer: (article: HTMLElement) => void) {
  const clicked = ({ target }: MouseEvent) => {
    const name = target instanceof Element && target.closest('article:not(.mine) .name');
    if (name) open(name);
  };
  box.addEventListener('click', clicked);
  const touches = [longPress(box, (on) => open(on.closest('article') ?? on)), swipe(box, answer)];
  return () => {
    box.removeEventListener('click', clicked);
    for (const { destroy } of touches) destroy();
  };
}
