import { cutTo, displayWidth, padTo } from '../../width.ts';
import { type Box, boxLines } from './box.ts';
import type { Look } from './look.ts';
import type { Picture } from './painter.ts';

/** What stands around the conversation. */
export interface Frame {
  readonly rows: number;
  readonly columns: number;
  /** The line at the top: what one is in, and how it is. */
  readonly place: string;
  readonly standing: string;
  /** Lines that were asked for, above the box, such as who is here. */
  readonly aside: readonly string[];
  /** A word about what is happening, in the line above the box. */
  readonly hint: string;
  readonly urgent: boolean;
  readonly prompt: string;
  readonly box: Box;
  readonly look: Look;
}

const MOST_BOX_LINES = 6;

/** The whole screen. `log` answers the lines of the conversation for the height that is left. */
export function screenOf(frame: Frame, log: (height: number) => readonly string[]): Picture {
  const { rows, columns, aside, look } = frame;
  const prompt = cutTo(Math.floor(columns / 2), frame.prompt);
  const indent = displayWidth(prompt);
  const most = Math.max(1, Math.min(MOST_BOX_LINES, rows - 3));
  const box = boxLines(frame.box, Math.max(1, columns - indent), most);
  const typed = box.lines.map((line, nth) => (nth === 0 ? look.strong(prompt) : ' '.repeat(indent)) + line);
  const shownAside = aside
    .slice(0, Math.max(0, rows - 2 - typed.length))
    .map((line) => look.quiet(cutTo(columns, line)));
  const height = Math.max(0, rows - 2 - shownAside.length - typed.length);
  const conversation = log(height);
  const blank = Array.from({ length: height - conversation.length }, () => '');
  const lines = [bar(frame), ...blank, ...conversation, ...shownAside, rule(frame), ...typed].slice(-rows);
  return { lines, caret: { row: lines.length - typed.length + box.row, column: indent + box.column } };
}

function bar({ columns, place, standing, look }: Frame): string {
  const right = cutTo(columns - 2, standing);
  const left = cutTo(columns - displayWidth(right) - 3, place);
  return look.bar(` ${padTo(columns - displayWidth(right) - 2, left)}${right} `);
}

function rule({ columns, hint, urgent, look }: Frame): string {
  const words = hint === '' ? '' : ` ${cutTo(columns - 4, hint)} `;
  const dashes = '─'.repeat(Math.max(0, columns - 1 - displayWidth(words)));
  return `${look.quiet('─')}${(urgent ? look.warning : look.quiet)(words)}${look.quiet(dashes)}`;
}
