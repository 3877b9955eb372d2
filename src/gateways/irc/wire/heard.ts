import type { RawLine } from './line-splitter.ts';
import { type Message, parseMessage } from './message.ts';
import { decoded } from './utf8.ts';

/** Why a line is no message. */
export type Fault = 'too_long' | 'nul' | 'utf8';

/** What one line was: a message, something that cannot be one, or nothing. */
export type Heard =
  | { readonly is: 'message'; readonly message: Message }
  | { readonly is: 'fault'; readonly fault: Fault }
  | { readonly is: 'nothing' };

export function heardIn(line: RawLine): Heard {
  if (!line.ok) return { is: 'fault', fault: line.fault };
  const text = decoded(line.bytes);
  if (text === null) return { is: 'fault', fault: 'utf8' };
  const message = parseMessage(text);
  return message ? { is: 'message', message } : { is: 'nothing' };
}

const HTTP_VERBS = new Set(['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH', 'CONNECT', 'TRACE']);

/** A page that is made to send a request to this port must not speak for its visitor (the Freenode worm of 2010). */
export function isHttp(heard: Heard): boolean {
  return heard.is === 'message' && HTTP_VERBS.has(heard.message.command);
}
