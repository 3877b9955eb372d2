/** What a text asks of a client rather than of a reader (modern.ircdocs.horse/ctcp). */
export interface Ctcp {
  readonly command: string;
  readonly text: string;
}

/** The CTCP message in a text, its closing mark left out or not; null when it is plain text. */
export function ctcpIn(text: string): Ctcp | null {
  if (!text.startsWith('\x01')) return null;
  const [, command = '', rest = ''] = /^([^ ]*) ?(.*)$/s.exec(text.replaceAll('\x01', '')) ?? [];
  return { command: command.toUpperCase(), text: rest };
}

/** `/me` in IRC. */
export function actionOf(text: string): string {
  return `\x01ACTION ${text}\x01`;
}
