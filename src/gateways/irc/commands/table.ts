import { cap } from './cap.ts';
import { ping, pong, quit } from './connection.ts';
import { nick, pass, setname, user } from './register.ts';
import { join, names, part, topic } from './rooms.ts';
import type { Row } from './row.ts';
import { notice, privmsg } from './speak.ts';

/** Every command that there is. */
export const ROWS: readonly Row[] = [
  cap,
  pass,
  nick,
  user,
  setname,
  ping,
  pong,
  quit,
  join,
  part,
  topic,
  names,
  privmsg,
  notice,
];

export const COMMANDS: ReadonlyMap<string, Row> = new Map(ROWS.map((row) => [row.name, row]));
