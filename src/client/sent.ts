import type { Wrong } from './lines.ts';
import type { Failure } from './transport.ts';

/**
 * What came of a line that was sent.
 * - `queued`: a message or a whisper is in the outbox, and among the rows.
 * - `done`: a command was carried out, or a message edited.
 * - `help`, `who`: show the list (the people are `room.people`).
 * - `nothing`: there was nothing to send.
 * - `wrong`: it is no command, or one that lacks something; nothing was sent, the line is still in the box.
 * - `refused`: the server would not; the line is back in the box, unless something else was begun there.
 */
export type Sent =
  | { readonly is: 'queued'; readonly key: string }
  | { readonly is: 'done' | 'help' | 'who' | 'nothing' }
  | {
      readonly is: 'wrong';
      readonly why: Wrong | 'not_here' | 'no_seconds' | 'no_span' | 'no_switch' | 'no_words' | 'no_level' | 'no_words';
      readonly command: string;
    }
  | { readonly is: 'refused'; readonly error: Failure };
