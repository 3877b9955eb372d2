/** How words are set off on a terminal; each gives its text back untouched where colour is off. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly link: (text: string) => string;
  readonly warning: (text: string) => string;
  /** White on black whatever the theme, which a camera needs. */
  readonly qr: (text: string) => string;
}

/** Sets off with these codes of ECMA-48, 8.3.117. */
export const sgr = (codes: string) => (text: string) => `\u001b[${codes}m${text}\u001b[0m`;
const plain = (text: string) => text;

const coloured: Style = { strong: sgr('1'), quiet: sgr('2'), link: sgr('36'), warning: sgr('33'), qr: sgr('97;40') };
const uncoloured: Style = { strong: plain, quiet: plain, link: plain, warning: plain, qr: plain };

/** https://no-color.org */
export function styleFor(env: NodeJS.ProcessEnv): Style {
  return isColoured(env) ? coloured : uncoloured;
}

export function isColoured(env: NodeJS.ProcessEnv): boolean {
  return !env.NO_COLOR && env.TERM !== 'dumb';
}
