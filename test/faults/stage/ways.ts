import { irc } from './irc-line.ts';
import { type Dial, socketioOver, websocket } from './line.ts';
import { rest } from './rest-line.ts';

/** Every way in that tells and takes all that is said. */
export const EVERY_WAY: readonly Dial[] = [socketioOver('websocket'), websocket, irc, rest];

/** Those that carry a text of any length in one piece. */
export const ROOMY_WAYS: readonly Dial[] = [socketioOver('websocket'), websocket, rest];
