import type { Connection } from './connection.ts';
import type { Asked } from './transport.ts';

const LINE = /^\s*[/／](slow|lock|unlock)(?!\S)\s*(.*)$/iu;
const SECONDS = /^\d{1,4}\s*(?:s|초)?\s*$/u;

/**
 * What the owner does against a flood of guests, loaded when it is first asked for: `/slow 30`, `/lock reason`,
 * `/unlock`. Null where the line is none of them.
 */
export function guarding(
  line: string,
  { connection, room, key }: { connection: Pick<Connection, 'ask'>; room: string; key: string },
): (() => Promise<Asked>) | 'wrong' | null {
  const [, command, rest = ''] = LINE.exec(line) ?? [];
  if (command === undefined) return null;
  const name = command.toLowerCase();
  if (name !== 'slow') return () => connection.ask('lock', { on: name === 'lock', reason: rest.trim() });
  if (!SECONDS.test(rest)) return 'wrong';
  return () => connection.ask('slow', { room, seconds: Number.parseInt(rest, 10), key });
}
