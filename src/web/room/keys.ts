/** What keys do wherever one is on the page. */
interface Keys {
  /** Shows what keys and commands there are. */
  readonly help: () => void;
  /** Into the box, in which what is being typed then stands. */
  readonly write: () => void;
  /** Counts the room as read. */
  readonly read: () => void;
}

const OPEN = 'dialog[open], :popover-open';
const BOX = 'input, textarea, select, [contenteditable]';

/** Listens to the keys of the whole page (UX 59 to 61). What lies on top of it has them first. The answer ends it. */
export function listenToKeys({ help, write, read }: Keys): () => void {
  const pressed = (event: KeyboardEvent) => {
    const inBox = event.target instanceof Element && event.target.closest(BOX) !== null;
    const asks = asksForHelp(event, inBox);
    if (inBox && !asks) return;
    // To look for what is open takes 2 ms in a long log.
    if (event.defaultPrevented || event.isComposing || document.querySelector(OPEN)) return;
    if (asks) {
      event.preventDefault();
      help();
    } else if (event.key === 'Escape') read();
    else if (writes(event)) write();
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}

function asksForHelp({ key, ctrlKey, metaKey }: KeyboardEvent, inBox: boolean): boolean {
  return ctrlKey || metaKey ? key === '/' : key === '?' && !inBox;
}

/** A letter, be it the first key of a syllable; the space bar presses buttons and scrolls. */
function writes({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || key === ' ') return false;
  return key === 'Process' || [...key].length === 1;
}
