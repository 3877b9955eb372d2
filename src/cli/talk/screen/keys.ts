import { emitKeypressEvents, type Key } from 'node:readline';
import type { ReadStream } from 'node:tty';
import { harmless } from '../harmless.ts';

/** What a key of the keyboard, or the terminal itself, asks for. */
export type Wish =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: (typeof NAMES)[keyof typeof NAMES] | 'focused' | 'unfocused' };

/** By their name, with `^` for Ctrl and `M-` for Alt before it. */
const NAMES = {
  return: 'enter',
  enter: 'newLine',
  'M-return': 'newLine',
  'M-enter': 'newLine',
  tab: 'complete',
  'S-tab': 'completeBack',
  escape: 'escape',
  backspace: 'eraseLetter',
  '^h': 'eraseLetter',
  'M-backspace': 'eraseWord',
  '^w': 'eraseWord',
  '^u': 'eraseToStart',
  '^k': 'eraseToEnd',
  delete: 'eraseNext',
  '^d': 'eraseNextOrLeave',
  left: 'left',
  right: 'right',
  '^b': 'left',
  '^f': 'right',
  '^left': 'wordLeft',
  '^right': 'wordRight',
  'M-left': 'wordLeft',
  'M-right': 'wordRight',
  'M-b': 'wordLeft',
  'M-f': 'wordRight',
  '^a': 'start',
  '^e': 'end',
  home: 'home',
  end: 'toEnd',
  '^home': 'beginning',
  '^end': 'latest',
  up: 'up',
  down: 'down',
  '^p': 'up',
  '^n': 'down',
  'M-up': 'edit',
  pageup: 'pageUp',
  pagedown: 'pageDown',
  '^l': 'redraw',
  '^c': 'stop',
  '^z': 'suspend',
} as const;

const FOCUS: Readonly<Record<string, 'focused' | 'unfocused'>> = { '\u001b[I': 'focused', '\u001b[O': 'unfocused' };

/** Calls back for each wish. What is pasted is one text, whatever is in it, and no key. */
export function onWishes(stdin: ReadStream, tell: (wish: Wish) => void): void {
  let pasted: string | null = null;
  emitKeypressEvents(stdin);
  stdin.on('keypress', (text: string | undefined, key: Key) => {
    if (key.name === 'paste-start') pasted = '';
    else if (key.name === 'paste-end') {
      tell({ is: 'text', text: harmless((pasted ?? '').replace(/\r\n?/g, '\n')) });
      pasted = null;
    } else if (pasted !== null) pasted += key.sequence ?? '';
    else {
      const wish = wishOf(text, key);
      if (wish) tell(wish);
    }
  });
}

export function wishOf(text: string | undefined, { name = '', sequence = '', ctrl, meta, shift }: Key): Wish | null {
  const focus = FOCUS[sequence];
  if (focus) return { is: focus };
  const full = `${ctrl ? '^' : ''}${meta && name !== 'escape' ? 'M-' : ''}${shift && name === 'tab' ? 'S-' : ''}${name}`;
  if (isNamed(full)) return { is: NAMES[full] };
  const typed = ctrl || meta ? '' : harmless(text ?? '');
  return typed === '' ? null : { is: 'text', text: typed };
}

function isNamed(name: string): name is keyof typeof NAMES {
  return Object.hasOwn(NAMES, name);
}
