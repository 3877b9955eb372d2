import type { Failure, Sent } from '../../client/index.ts';
import { harmlessLine } from './harmless.ts';
import type { TalkTexts } from './texts.ts';

/** Why something did not happen, as one sentence. */
export function failureText(failure: Failure, texts: TalkTexts): string {
  return failure.code === 'lost' ? texts.away : harmlessLine(failure.message);
}

/** Why a line was not sent; null where it was, or there was nothing to send. */
export function problemOf(sent: Sent, texts: TalkTexts): string | null {
  if (sent.is === 'refused') return failureText(sent.error, texts);
  return sent.is === 'wrong' ? texts[sent.why](harmlessLine(sent.command)) : null;
}

const QUIT = /^\s*[/／](quit|exit|나가기)\s*$/iu;

/** The one command that is the terminal's own. */
export function isQuit(line: string): boolean {
  return QUIT.test(line);
}
