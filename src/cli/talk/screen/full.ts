import type { Language } from '../../../config.ts';
import { onStopSignal } from '../../signals.ts';
import { talkTexts } from '../texts.ts';
import type { Wish } from '../wish.ts';
import { onWishes } from './keys.ts';
import { lookFor } from './look.ts';
import { Painter } from './painter.ts';
import { Talking } from './talking.ts';
import { Terminal } from './terminal.ts';

interface FullGiven {
  readonly wish: Wish;
  readonly home: string;
  readonly language: Language;
}

/** Talks on the whole screen until one leaves, or is made to. Resolves to the exit code. */
export async function talkOnScreen({ wish, home, language }: FullGiven): Promise<number> {
  const terminal = new Terminal(process.stdin, process.stdout);
  giveBackAtCrash(terminal);
  const painter = new Painter((text) => terminal.write(text));
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const paint = once(() => painter.paint(talking.picture(terminal.rows, terminal.columns)));
  const talking = new Talking({ wish, home, language, look: lookFor(process.env), onChange: paint, onLeave: leave });
  const repaint = () => {
    painter.forget();
    paint();
  };
  onStopSignal(leave);
  process.on('SIGHUP', leave);
  terminal.take();
  repaint();
  terminal.onResize(repaint);
  onWishes(process.stdin, (key) => {
    if (key.is === 'redraw') repaint();
    else if (key.is === 'suspend') terminal.suspend(repaint);
    else talking.press(key);
  });
  talking.begin();
  await left;
  const unsent = talking.end();
  terminal.giveBack();
  if (unsent > 0) process.stdout.write(`${talkTexts[language].kept(unsent)}\n`);
  return 0;
}

/** Many calls in one turn of the event loop are one. */
function once(act: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    setImmediate(() => {
      due = false;
      act();
    });
  };
}

/** So that the reason can be read, and the shell be used. */
function giveBackAtCrash(terminal: Terminal): void {
  const crash = (error: unknown) => {
    terminal.giveBack();
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
}
