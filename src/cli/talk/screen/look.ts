import { isColoured, type Style, sgr, styleFor } from '../../style.ts';

/** How things are set off on the screen; without colours the words alone tell them apart. */
export interface Look extends Pick<Style, 'strong' | 'quiet' | 'warning'> {
  readonly mine: (text: string) => string;
  readonly whisper: (text: string) => string;
  /** The line at the top. */
  readonly bar: (text: string) => string;
}

const plain = (text: string) => text;

export function lookFor(env: NodeJS.ProcessEnv): Look {
  const { strong, quiet, warning } = styleFor(env);
  const own = isColoured(env)
    ? { mine: sgr('36'), whisper: sgr('35'), bar: sgr('7') }
    : { mine: plain, whisper: plain, bar: plain };
  return { strong, quiet, warning, ...own };
}
